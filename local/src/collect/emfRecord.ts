import { isRecord } from '@graphlets/platform/wire';

/** The values of one metric under one set of dimensions. */
export interface MetricValues {
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** One or, where the record has an array, several. */
  readonly values: readonly number[];
}

/**
 * Reads a record in CloudWatch's Embedded Metric Format; what does not fit the format is left out, as CloudWatch does.
 * docs.aws.amazon.com/AmazonCloudWatch, "CloudWatch_Embedded_Metric_Format_Specification"
 */
export function readEmf(record: Readonly<Record<string, unknown>>): readonly MetricValues[] {
  const metadata = record._aws;
  if (!isRecord(metadata) || !Array.isArray(metadata.CloudWatchMetrics)) return [];
  return metadata.CloudWatchMetrics.filter(isRecord).flatMap((directive) => readDirective(directive, record));
}

function readDirective(
  { Namespace: namespace, Dimensions: sets, Metrics: metrics }: Readonly<Record<string, unknown>>,
  record: Readonly<Record<string, unknown>>,
): readonly MetricValues[] {
  if (typeof namespace !== 'string' || !Array.isArray(metrics)) return [];
  const dimensionSets = (Array.isArray(sets) && sets.length > 0 ? sets : [[]]).map((set) =>
    readDimensions(set, record),
  );
  return metrics.filter(isRecord).flatMap(({ Name: name, Unit: unit }) => {
    const values = typeof name === 'string' ? readValues(record[name]) : [];
    if (typeof name !== 'string' || values.length === 0) return [];
    return dimensionSets.flatMap((dimensions) =>
      dimensions === undefined
        ? []
        : [{ namespace, name, unit: typeof unit === 'string' ? unit : 'None', dimensions, values }],
    );
  });
}

/** Undefined when the record does not have one of them. */
function readDimensions(
  set: unknown,
  record: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> | undefined {
  if (!Array.isArray(set)) return undefined;
  const dimensions: Record<string, string> = {};
  for (const name of set) {
    const value = record[String(name)];
    if (typeof value !== 'string') return undefined;
    dimensions[String(name)] = value;
  }
  return dimensions;
}

function readValues(value: unknown): readonly number[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((each): each is number => typeof each === 'number' && Number.isFinite(each));
}
