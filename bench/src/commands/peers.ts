import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Entrant, openArena } from '../arena.ts';
import { contestants } from '../contestants/index.ts';
import { type Shape, shapes } from '../graph/shapes.ts';
import { percentile, runLoad } from '../measure/load.ts';
import { cpuMs } from '../measure/process.ts';
import { record } from '../measure/record.ts';
import { fetchAnswers, findDifference } from '../measure/verify.ts';
import { help, parseOptions } from '../options.ts';
import { writeChart } from '../report/chart.ts';
import { type Disqualification, type Figure, median, type Results } from '../report/figures.ts';
import { writeMarkdown } from '../report/markdown.ts';
import { readVersions } from '../report/versions.ts';

const WARM_UP_MS = 2_000;

/** `npm run bench`: everybody is up at the same time and measured in turn, round after round. */
export async function measurePeers(args: readonly string[]): Promise<void> {
  const options = parseOptions(args, fileURLToPath(new URL('../../results', import.meta.url)));
  if (options === 'help') {
    console.log(help);
    return;
  }
  const chosenShapes = shapes.filter(({ name }) => options.shapes?.includes(name) ?? true);
  const chosen = contestants.filter(
    ({ name }) => options.contestants?.some((word) => name.includes(word)) ?? true,
  );

  const arena = await openArena();
  try {
    const referee = chosen.find(({ name }) => !name.startsWith('floor'));
    if (referee === undefined)
      throw new Error('Nobody to compare with: --contestants leaves only the floor.');
    const reference = await arena.enter(referee);
    const expected = new Map<string, readonly string[]>();
    for (const shape of chosenShapes)
      expected.set(shape.name, await fetchAnswers(endpointOf(reference), shape));

    const entrants: Entrant[] = [];
    for (const contestant of chosen) {
      console.error(`starting ${contestant.name}`);
      if (contestant.name.startsWith('floor'))
        await record(arena, entrants.at(-1) ?? reference, chosenShapes);
      entrants.push(contestant === reference.contestant ? reference : await arena.enter(contestant));
    }

    const disqualified: Disqualification[] = [];
    const samples = new Map<string, Figure[]>();
    for (const shape of chosenShapes) {
      const fit: Entrant[] = [];
      for (const entrant of entrants) {
        const reason = await differs(entrant, shape, expected.get(shape.name) ?? []);
        if (reason === undefined) fit.push(entrant);
        else disqualified.push({ contestant: entrant.contestant.name, shape: shape.name, reason });
      }
      for (const connections of options.connections) {
        for (const entrant of fit) await load(entrant, shape, connections, WARM_UP_MS);
        for (let round = 1; round <= options.rounds; round++) {
          for (const entrant of fit) {
            const figure = await load(entrant, shape, connections, options.seconds * 1_000);
            const key = `${entrant.contestant.name}/${shape.name}/${connections}`;
            samples.set(key, [...(samples.get(key) ?? []), figure]);
            console.error(
              `round ${round}/${options.rounds}  ${shape.name}  ${connections} conn  ${entrant.contestant.name}: ` +
                `${figure.cpuMs.toFixed(3)} ms CPU, p50 ${figure.p50Ms.toFixed(2)} ms, ${figure.requestsPerSecond.toFixed(0)}/s`,
            );
          }
        }
      }
    }

    const results: Results = {
      machine: `${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`,
      date: new Date().toISOString().slice(0, 10),
      command: ['npm run bench --', ...args].join(' '),
      versions: readVersions(),
      figures: [...samples.values()].map(medians),
      disqualified,
    };
    mkdirSync(options.outDir, { recursive: true });
    writeFileSync(join(options.outDir, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
    writeFileSync(join(options.outDir, 'results.md'), writeMarkdown(results));
    writeFileSync(join(options.outDir, 'results.svg'), writeChart(results));
    console.log(writeMarkdown(results));
  } finally {
    await arena.close();
  }
}

function endpointOf({ url, contestant }: Entrant): string {
  return url + contestant.path;
}

/** The floor answers with one constant; it is not compared. */
async function differs(entrant: Entrant, shape: Shape, expected: readonly string[]) {
  if (entrant.contestant.name.startsWith('floor')) return undefined;
  return findDifference(expected, await fetchAnswers(endpointOf(entrant), shape));
}

async function load(
  entrant: Entrant,
  shape: Shape,
  connections: number,
  durationMs: number,
): Promise<Figure> {
  const { pid } = entrant.child;
  const before = cpuMs(pid);
  const result = await runLoad({
    url: entrant.url,
    path: entrant.contestant.path,
    shape,
    connections,
    durationMs,
  });
  const used = cpuMs(pid) - before;
  if (result.failures > 0) {
    throw new Error(`${entrant.contestant.name} failed ${result.failures} of ${result.requests} requests`);
  }
  return {
    contestant: entrant.contestant.name,
    shape: shape.name,
    connections,
    cpuMs: used / result.requests,
    requestsPerSecond: result.requests / (result.elapsedMs / 1_000),
    p50Ms: percentile(result.latenciesMs, 0.5),
    p99Ms: percentile(result.latenciesMs, 0.99),
  };
}

function medians(figures: readonly Figure[]): Figure {
  const [first] = figures;
  if (first === undefined) throw new Error('no sample');
  const of = (pick: (figure: Figure) => number) => median(figures.map(pick));
  return {
    ...first,
    cpuMs: of((figure) => figure.cpuMs),
    requestsPerSecond: of((figure) => figure.requestsPerSecond),
    p50Ms: of((figure) => figure.p50Ms),
    p99Ms: of((figure) => figure.p99Ms),
  };
}
