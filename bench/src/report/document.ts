import { type ColdResults, writeColdTable } from './coldTable.ts';
import type { Circumstances, Results } from './figures.ts';
import { writePeerTables } from './peerTables.ts';
import { type KeptProfile, writeProfileTables } from './profileTables.ts';
import { writeRatioTable } from './ratioTable.ts';

/** `docs/bench.md`. */
export function writeDocument(
  runs: readonly Results[],
  peers: Results,
  cold: ColdResults,
  profiles: readonly KeptProfile[],
): string {
  const versions = Object.entries(peers.versions).map(([name, version]) => `${name} ${version}`);
  return `# What a request costs

<!-- Written by \`npm run bench -- --write-docs\`; how it is measured: bench/README.md. -->

![CPU of a request and of a cold start, by gateway](bench.svg)

One graph, stub subgraphs that answer from memory, every gateway a process of its own on one CPU, measured in turn. Sharing of calls
between requests is off everywhere (the last table under load shows it), variables change from request to request, and every answer is compared
with stock Apollo's. Latency is only as good as the machine was idle (its load average is given with each run, 2 being full): compare within
one table.

## The compiled engine against the others

How many times our cost theirs is; then how many times the floor's ours is, and what telemetry adds. Of figures of different runs there is no ratio.

${writeRatioTable(peers)}

## Under load

${runs.map(whereOf).join('\n')}

Versions: ${versions.join(', ')}.

${writePeerTables(peers)}
${
  profiles.length === 0
    ? ''
    : `## What is left

Where a request's time goes now: self time by package and by function, 50 connections. What V8 and the kernel do for a function without a source of its own stands under its native name (\`writeLatin1String\` and \`writev\` are the sockets).

${writeProfileTables(profiles)}
`
}## Cold start

M${where(cold).slice(1)}

${writeColdTable(cold)}
`;
}

function whereOf(run: Results): string {
  const of = (values: readonly unknown[]) => [...new Set(values)].join(', ');
  const connections = of(run.figures.map((figure) => figure.connections));
  const shapes = of(run.figures.map((figure) => figure.shape));
  return `- ${shapes}; ${connections} connections: ${where(run)}`;
}

function where({ date, machine, commit, command, loadAverage, priority = 0 }: Circumstances): string {
  const busy = loadAverage === undefined ? '' : `, load average ${loadAverage}`;
  const nice = priority === 0 ? '' : ` at nice ${priority}`;
  return `measured on ${date}, ${machine}${busy}, commit ${commit}, by \`${command}\`${nice}.`;
}
