/** What CloudWatch is told of alarms, read from a template: plain data, so that it can be kept as JSON. */

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export const COMPARISONS = [
  'GreaterThanThreshold',
  'GreaterThanOrEqualToThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const MISSING_DATA_TREATMENTS = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;
export type MissingDataTreatment = (typeof MISSING_DATA_TREATMENTS)[number];

/** One metric: a series of values. */
export interface MetricId {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface MetricStatistic {
  readonly metric: MetricId;
  /** `Sum`, `p99`, `TM(10%:90%)`, ...; see `metrics/statistics.ts`. */
  readonly statistic: string;
}

/** One line of an alarm on an expression. */
export type MetricQuery = { readonly id: string } & (
  | { readonly metricStat: MetricStatistic }
  | { readonly expression: string }
);

export interface MetricAlarm {
  readonly name: string;
  readonly description: string;
  readonly periodS: number;
  readonly queries: readonly MetricQuery[];
  /** The query whose value is compared. */
  readonly returnedId: string;
  readonly comparison: Comparison;
  readonly threshold: number;
  /** N of "M out of N". */
  readonly evaluationPeriods: number;
  /** M of "M out of N". */
  readonly datapointsToAlarm: number;
  readonly treatMissingData: MissingDataTreatment;
  /** Whether a percentile of too few values decides anything (`EvaluateLowSampleCountPercentile`). */
  readonly isLowSampleCountIgnored: boolean;
  /** Names of the topics that are told when it goes to ALARM. */
  readonly alarmActions: readonly string[];
}

export interface CompositeAlarm {
  readonly name: string;
  readonly description: string;
  readonly rule: string;
  readonly alarmActions: readonly string[];
}

/** A metric that is counted from log lines. */
export interface LogFilter {
  readonly pattern: string;
  readonly logGroup: string;
  readonly namespace: string;
  readonly name: string;
  /** Each with the field of the line that gives its value, as `$.field`. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface AlarmBook {
  readonly metricAlarms: readonly MetricAlarm[];
  readonly compositeAlarms: readonly CompositeAlarm[];
  readonly logFilters: readonly LogFilter[];
}

/** A change of an alarm's state. */
export interface Transition {
  readonly alarm: string;
  readonly from: AlarmState;
  readonly to: AlarmState;
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** For a person. */
  readonly reason: string;
  /** Topics that are told: those of `alarmActions`, when it goes to ALARM. */
  readonly notified: readonly string[];
}
