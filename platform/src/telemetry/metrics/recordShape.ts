import { MetricsContext } from 'aws-embedded-metrics/lib/logger/MetricsContext.js';
import { LogSerializer } from 'aws-embedded-metrics/lib/serializers/LogSerializer.js';
import { type DimensionSet, dimensionSets, type MetricName, metricCatalogue } from './metricCatalogue.ts';
import type { DimensionValues } from './metrics.ts';

/** Limits of one record (Embedded Metric Format specification, "MetricDirective", "MetricTarget"). */
export const VALUE_LIMIT = 100;
export const METRIC_LIMIT = 100;

/** So many records of one shape have their beginning kept, e.g. one for each graphlet. */
const OPENING_LIMIT = 1_000;

/** What all records of a function in a namespace with the same dimensions have in common. */
export interface RecordKind {
  readonly namespace: string;
  readonly functionName: string;
  readonly dimensions: DimensionSet;
}

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
  readonly #kind: RecordKind;
  readonly #next = new Map<MetricName, RecordShape>();
  /** By what the dimensions' values are told apart by. */
  readonly #openings = new Map<string | undefined, string>();

  constructor(kind: RecordKind, names: readonly MetricName[] = []) {
    this.#kind = kind;
    this.namespace = kind.namespace;
    this.dimensions = kind.dimensions;
    this.names = names;
    this.keys = names.map((name) => `,${JSON.stringify(name)}:`);
  }

  /** This shape with one metric more. */
  with(name: MetricName): RecordShape {
    const known = this.#next.get(name);
    if (known !== undefined) return known;
    const made = new RecordShape(this.#kind, [...this.names, name]);
    this.#next.set(name, made);
    return made;
  }

  /** What stands between the time of a record and its first value, as JSON text. */
  opening(values: DimensionValues): string {
    const key = values.Step === undefined ? (values.Graphlet ?? values.Journey) : JSON.stringify(values);
    const known = this.#openings.get(key);
    if (known !== undefined) return known;
    const members = Object.entries(this.dimensionValues(values)).map(
      ([name, value]) => `,${JSON.stringify(name)}:${JSON.stringify(value)}`,
    );
    const parts = [',"CloudWatchMetrics":', this.#directives(), '}', ...members, this.keys[0] ?? ''];
    const made = parts.join('');
    if (this.#openings.size < OPENING_LIMIT) this.#openings.set(key, made);
    return made;
  }

  /** All dimensions of a record, in their order. */
  dimensionValues(values: DimensionValues): Readonly<Record<string, string>> {
    const { functionName } = this.#kind;
    return Object.fromEntries(
      dimensionSets[this.dimensions].map((name) => [
        name,
        name === 'Function' ? functionName : (values[name] ?? 'unknown'),
      ]),
    );
  }

  #directives(): string {
    const metrics = this.names.map((name): [string, MetricValues] => [
      name,
      { unit: metricCatalogue[name].unit, values: [0] },
    ]);
    const [record = '{}'] = serialize(this.namespace, this.dimensionValues({}), {}, new Map(metrics), 0);
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
