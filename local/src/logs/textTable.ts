import type { Value } from './insights/evaluate.ts';
import type { QueryResult } from './insights/runQuery.ts';

/** A result for a person: columns under each other, numbers to the right. */
export function textTable({ columns, rows }: QueryResult): string {
  const cells = [columns, ...rows.map((row) => row.map(cellText))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const isNumber = columns.map((_, column) =>
    rows.every((row) => row[column] === undefined || typeof row[column] === 'number'),
  );
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function cellText(value: Value): string {
  if (value === undefined) return '';
  return typeof value === 'number' ? String(Math.round(value * 1_000) / 1_000) : String(value);
}
