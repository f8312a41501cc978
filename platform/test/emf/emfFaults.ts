import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.fromJSONSchema(
  JSON.parse(readFileSync(join(import.meta.dirname, 'emf.schema.json'), 'utf8')),
);

interface Directive {
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string }[];
}

/** One event of CloudWatch Logs, bytes. */
const EVENT_LIMIT_BYTES = 1024 * 1024;
const VALUE_LIMIT = 100;

/**
 * What is wrong with a line by the Embedded Metric Format specification: its JSON schema, and what its text says beside
 * ("Target members", "Limits"). Empty for a valid one.
 */
export function emfFaults(line: string): readonly string[] {
  const record: unknown = JSON.parse(line);
  const parsed = schema.safeParse(record);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const root = record as Readonly<Record<string, unknown>> & {
    readonly _aws: { readonly CloudWatchMetrics: readonly Directive[] };
  };
  const faults: string[] = Buffer.byteLength(line) > EVENT_LIMIT_BYTES ? ['larger than an event may be'] : [];
  for (const { Dimensions, Metrics } of root._aws.CloudWatchMetrics) {
    for (const name of Dimensions.flat()) {
      const value = root[name];
      const isValid = typeof value === 'string' && value.length > 0 && value.length <= 1024;
      if (!isValid) faults.push(`dimension ${name} is ${JSON.stringify(value)}`);
    }
    for (const { Name } of Metrics) {
      if (!isMetricValue(root[Name])) faults.push(`metric ${Name} is ${JSON.stringify(root[Name])}`);
    }
  }
  return faults;
}

function isMetricValue(value: unknown): boolean {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return (
    values.length > 0 && values.length <= VALUE_LIMIT && values.every((each) => typeof each === 'number')
  );
}
