import type { LogRecord } from './logRecord.ts';

/** What a record in Embedded Metric Format says, on one line: `GraphletCallCount 1, GraphletLatencyMs 12 (titles)`. */
export function metricText(record: Readonly<Record<string, unknown>>): string {
  const directives = listOf((record._aws as { readonly CloudWatchMetrics?: unknown })?.CloudWatchMetrics);
  const names = directives.flatMap(({ Metrics: metrics }) =>
    listOf(metrics).map(({ Name: name }) => String(name)),
  );
  const { Function: name, Graphlet: graphlet } = record;
  const values = names.map((each) => `${each} ${[record[each]].flat().join('/')}`).join(', ');
  const subject = graphlet ?? name;
  return typeof subject === 'string' ? `${values} (${subject})` : values;
}

/** The same record for reading along: its metrics as its message. */
export function metricLine({ time, level, function: name, requestId, ...record }: LogRecord): LogRecord {
  return { time, level, function: name, requestId, message: metricText(record) };
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value : [];
}
