import { MetricsContext } from 'aws-embedded-metrics/lib/logger/MetricsContext.js';
import { LogSerializer } from 'aws-embedded-metrics/lib/serializers/LogSerializer.js';
import { type DimensionSet, dimensionSets, type MetricName, metricCatalogue } from './metricCatalogue.ts';

/** Limits of one record (Embedded Metric Format specification, "MetricDirective", "MetricTarget"). */
export const VALUE_LIMIT = 100;
export const METRIC_LIMIT = 100;

/**
 * Which metrics a record has, in order. Records are of few shapes, and all of one shape have the same directive:
 * `aws-embedded-metrics` writes it once, and a record is then its text and the values.
 */
export class RecordShape {
  readonly namespace: string;
  readonly dimensions: DimensionSet;
  readonly names: readonly MetricName[];
  /** `,"Name":` for each of the names. */
  readonly keys: readonly string[];
  readonly #next = new Map<MetricName, RecordShape>();
  #head: string | undefined;

  constructor(namespace: string, dimensions: DimensionSet, names: readonly MetricName[] = []) {
    this.namespace = namespace;
    this.dimensions = dimensions;
    this.names = names;
    this.keys = names.map((name) => `,${JSON.stringify(name)}:`);
  }

  /** This shape with one metric more. */
  with(name: MetricName): RecordShape {
    const known = this.#next.get(name);
    if (known !== undefined) return known;
    const made = new RecordShape(this.namespace, this.dimensions, [...this.names, name]);
    this.#next.set(name, made);
    return made;
  }

  /** What comes between the time of a record and its dimensions, as JSON text. */
  get head(): string {
    this.#head ??= `,"CloudWatchMetrics":${this.#directives()}}`;
    return this.#head;
  }

  #directives(): string {
    const dimensions = dimensionSets[this.dimensions].map((name): [string, string] => [name, 'any']);
    const metrics = this.names.map((name): [string, MetricValues] => [
      name,
      { unit: metricCatalogue[name].unit, values: [0] },
    ]);
    const [record = '{}'] = serialize(
      this.namespace,
      Object.fromEntries(dimensions),
      {},
      new Map(metrics),
      0,
    );
    return JSON.stringify(JSON.parse(record)._aws.CloudWatchMetrics);
  }
}

export interface MetricValues {
  readonly unit: string;
  readonly values: readonly number[];
}

/** Records by `aws-embedded-metrics` alone, split where they are over a limit of the format. */
export function serialize(
  namespace: string,
  dimensions: Readonly<Record<string, string>>,
  properties: Readonly<Record<string, string | number | boolean>>,
  metrics: ReadonlyMap<string, MetricValues>,
  nowMs: number,
): readonly string[] {
  const context = MetricsContext.empty();
  context.setNamespace(namespace);
  context.setDimensions([{ ...dimensions }], false);
  context.meta.Timestamp = nowMs;
  for (const [name, value] of Object.entries(properties)) context.setProperty(name, value);
  for (const [name, { unit, values }] of metrics) {
    for (const value of values) context.putMetric(name, value, unit);
  }
  return new LogSerializer().serialize(context);
}
