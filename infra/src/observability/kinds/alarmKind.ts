import type { ComparisonOperator, IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';

/** What an alarm looks at and when it goes off. */
export interface AlarmDefinition {
  readonly metric: IMetric;
  readonly threshold: number;
  readonly comparison: ComparisonOperator;
  /** M of N data points. */
  readonly datapoints: readonly [number, number];
  readonly missing: TreatMissingData;
}

/** One kind of alarm: one runbook, `docs/runbooks/<id>.md`, and an alarm for each subject. */
export interface AlarmKind<Subject> {
  readonly id: string;
  /** What is wrong when it goes off, in a sentence without its subject: "More than 5 % of requests have errors." */
  readonly says: string;
  define(subject: Subject): AlarmDefinition;
}
