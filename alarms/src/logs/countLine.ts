import type { LogFilter } from '../alarm.ts';
import type { Datum } from '../metrics/datum.ts';
import { parsePattern, readPath } from './parsePattern.ts';

/** Metric filters at work. */
export type LineCounter = (line: unknown, timeMs: number, logGroup: string) => readonly Datum[];

/**
 * @param filters - each looks at the lines of its own log group
 * @returns what CloudWatch Logs would make of a line, parsed
 */
export function createLineCounter(filters: readonly LogFilter[]): LineCounter {
  const parsed = filters.map((filter) => ({ ...filter, matches: parsePattern(filter.pattern) }));
  return (line, timeMs, logGroup) =>
    parsed.flatMap((filter): readonly Datum[] => {
      if (filter.logGroup !== logGroup || !filter.matches(line)) return [];
      const value = Number(textOf(line, filter.value));
      if (!Number.isFinite(value)) return [];
      const dimensions = Object.entries(filter.dimensions).map(
        ([key, source]) => [key, textOf(line, source)] as const,
      );
      const { namespace, name } = filter;
      return [
        { metric: { namespace, name, dimensions: Object.fromEntries(dimensions) }, timeMs, values: [value] },
      ];
    });
}

function textOf(line: unknown, source: string): string {
  return source.startsWith('$.') ? String(readPath(line, source.slice(2).split('.')) ?? '') : source;
}
