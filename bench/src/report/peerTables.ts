import type { Figure, Results } from './figures.ts';

/** Markdown tables of what was measured, a column a shape. */
export function writePeerTables(results: Results): string {
  const connections = unique(results.figures.map((figure) => figure.connections));
  const most = Math.max(...connections);
  const least = Math.min(...connections);
  const parts = [
    `### CPU of the gateway process for one request, ms, ${most} connections\n`,
    table(results, most, ({ cpuMs }) => cpuMs.toFixed(3)),
    `\n### Requests a second, ${most} connections\n`,
    table(results, most, ({ requestsPerSecond }) => requestsPerSecond.toFixed(0)),
    ...unique([least, most]).flatMap((count) => [
      `\n### p50 / p99, ms, ${count} connection${count === 1 ? '' : 's'}\n`,
      table(results, count, ({ p50Ms, p99Ms }) => `${p50Ms.toFixed(2)} / ${p99Ms.toFixed(2)}`),
    ]),
    ...(least === most
      ? []
      : [
          `\n### CPU for one request, ms, ${least} connection${least === 1 ? '' : 's'}\n`,
          table(results, least, ({ cpuMs }) => cpuMs.toFixed(3)),
        ]),
    `\n### Calls of subgraphs for one request, ${most} connections\n`,
    table(results, most, ({ callsUpstream }) => callsUpstream.toFixed(1).replace(/\.0$/, '')),
  ];
  if (results.disqualified.length > 0) {
    parts.push('\n### Not measured, because the answer was wrong\n');
    for (const { contestant, shape, reason } of results.disqualified) {
      parts.push(`- ${contestant}, ${shape}: ${reason}`);
    }
  }
  return `${parts.join('\n')}\n`;
}

function table(results: Results, connections: number, cell: (figure: Figure) => string): string {
  const shapes = unique(results.figures.map(({ shape }) => shape));
  const names = unique(results.figures.map(({ contestant }) => contestant));
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
