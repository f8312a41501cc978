import type { Figure, Results } from './figures.ts';

/** The tables of `docs/benchmark.md`: one for CPU, one for latency, a column a shape. */
export function writeMarkdown(results: Results): string {
  const shapes = unique(results.figures.map((figure) => figure.shape));
  const connections = unique(results.figures.map((figure) => figure.connections));
  const most = Math.max(...connections);
  const least = Math.min(...connections);
  const parts = [
    `Measured on ${results.date}, ${results.machine}, by \`${results.command}\`.`,
    `Versions: ${Object.entries(results.versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    `\n## CPU of the gateway process for one request, ms, ${most} connections\n`,
    table(results, shapes, most, (figure) => figure.cpuMs.toFixed(3)),
    `\n## Requests a second, ${most} connections\n`,
    table(results, shapes, most, (figure) => figure.requestsPerSecond.toFixed(0)),
    ...unique([least, most]).flatMap((count) => [
      `\n## p50 / p99, ms, ${count} connection${count === 1 ? '' : 's'}\n`,
      table(results, shapes, count, (figure) => `${figure.p50Ms.toFixed(2)} / ${figure.p99Ms.toFixed(2)}`),
    ]),
  ];
  if (results.disqualified.length > 0) {
    parts.push('\n## Not measured, because the answer was wrong\n');
    for (const { contestant, shape, reason } of results.disqualified) {
      parts.push(`- ${contestant}, ${shape}: ${reason}`);
    }
  }
  return `${parts.join('\n')}\n`;
}

function table(
  results: Results,
  shapes: readonly string[],
  connections: number,
  cell: (figure: Figure) => string,
): string {
  const names = unique(results.figures.map((figure) => figure.contestant));
  const rows = names.map((name) => {
    const cells = shapes.map((shape) => {
      const figure = results.figures.find(
        (other) => other.contestant === name && other.shape === shape && other.connections === connections,
      );
      return figure === undefined ? '—' : cell(figure);
    });
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  return [`| | ${shapes.join(' | ')} |`, `| --- |${' ---: |'.repeat(shapes.length)}`, ...rows].join('\n');
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
