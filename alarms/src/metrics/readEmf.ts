import type { Datum } from './datum.ts';

/**
 * The metrics of one record in CloudWatch's Embedded Metric Format, one datum per metric and dimension set; nothing
 * for what is no such record. What CloudWatch would drop (a metric without a value, a dimension without one) is dropped.
 */
export function readEmf(record: unknown): readonly Datum[] {
  if (!isObject(record) || !isObject(record._aws)) return [];
  const { Timestamp: timeMs, CloudWatchMetrics: directives } = record._aws;
  if (typeof timeMs !== 'number' || !Array.isArray(directives)) return [];
  return directives.flatMap((directive: unknown) => readDirective(record, directive, timeMs));
}

function readDirective(record: Readonly<Record<string, unknown>>, directive: unknown, timeMs: number) {
  if (!isObject(directive)) return [];
  const { Namespace: namespace, Dimensions: sets, Metrics: metrics } = directive;
  if (typeof namespace !== 'string' || !Array.isArray(metrics)) return [];
  const dimensionSets = (Array.isArray(sets) && sets.length > 0 ? sets : [[]]).flatMap((set: unknown) => {
    const dimensions = readDimensions(record, set);
    return dimensions === undefined ? [] : [dimensions];
  });
  return metrics.flatMap((metric: unknown): Datum[] => {
    const name = isObject(metric) ? metric.Name : undefined;
    if (typeof name !== 'string') return [];
    const values = [record[name]].flat().filter((value) => typeof value === 'number');
    if (values.length === 0) return [];
    return dimensionSets.map((dimensions) => ({ metric: { namespace, name, dimensions }, timeMs, values }));
  });
}

function readDimensions(
  record: Readonly<Record<string, unknown>>,
  set: unknown,
): Readonly<Record<string, string>> | undefined {
  if (!Array.isArray(set)) return undefined;
  const entries = set.map((name) => [String(name), record[String(name)]] as const);
  if (entries.some(([, value]) => value === undefined || value === null)) return undefined;
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
