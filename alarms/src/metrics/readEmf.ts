import { isObject } from '../isObject.ts';
import type { Datum } from './datum.ts';

export interface EmfDatum extends Datum {
  /** As CloudWatch names it; `None` where the record names none. */
  readonly unit: string;
}

type EmfRecord = Readonly<Record<string, unknown>>;

/**
 * The metrics of one record in CloudWatch's Embedded Metric Format, one datum per metric and dimension set; nothing
 * for what is no such record. What CloudWatch would drop (a metric without a value, a dimension without a text) is dropped.
 * docs.aws.amazon.com/AmazonCloudWatch, "CloudWatch_Embedded_Metric_Format_Specification"
 */
export function readEmf(record: unknown): readonly EmfDatum[] {
  if (!isObject(record) || !isObject(record._aws)) return [];
  const { Timestamp: timeMs, CloudWatchMetrics: directives } = record._aws;
  if (typeof timeMs !== 'number' || !Array.isArray(directives)) return [];
  return directives.flatMap((directive: unknown) => readDirective(record, directive, timeMs));
}

function readDirective(record: EmfRecord, directive: unknown, timeMs: number): readonly EmfDatum[] {
  if (!isObject(directive)) return [];
  const { Namespace: namespace, Dimensions: sets, Metrics: metrics } = directive;
  if (typeof namespace !== 'string' || !Array.isArray(metrics)) return [];
  const givenSets: readonly unknown[] = Array.isArray(sets) && sets.length > 0 ? sets : [[]];
  const dimensionSets = givenSets
    .map((set) => readDimensions(record, set))
    .filter((dimensions) => dimensions !== undefined);
  return metrics.filter(isObject).flatMap(({ Name: name, Unit: unit = 'None' }) => {
    if (typeof name !== 'string' || typeof unit !== 'string') return [];
    const values = [record[name]].flat().filter((value) => typeof value === 'number');
    if (values.length === 0) return [];
    return dimensionSets.map((dimensions) => ({
      metric: { namespace, name, dimensions },
      unit,
      timeMs,
      values,
    }));
  });
}

/** Undefined when the record lacks one of them. */
function readDimensions(record: EmfRecord, set: unknown): Readonly<Record<string, string>> | undefined {
  if (!Array.isArray(set)) return undefined;
  const dimensions: Record<string, string> = {};
  for (const name of set) {
    const value = record[String(name)];
    if (typeof value !== 'string') return undefined;
    dimensions[String(name)] = value;
  }
  return dimensions;
}
