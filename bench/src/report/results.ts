import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contestants } from '../contestants/index.ts';
import { shapes } from '../graph/shapes.ts';
import { writeChart } from './chart.ts';
import type { ColdResults } from './coldTable.ts';
import { writeDocument } from './document.ts';
import type { Figure, Results } from './figures.ts';
import type { KeptProfile } from './profileTables.ts';

const folder = fileURLToPath(new URL('../../results', import.meta.url));
const docs = fileURLToPath(new URL('../../../docs', import.meta.url));

/** What runs leave in `bench/results/`: reports are made of it later. */
export interface Kept {
  /** Oldest first; of each figure the newest is kept, so that one shape can be measured again. */
  readonly peers: readonly Results[];
  readonly cold: ColdResults;
  /** The last of each shape. */
  readonly profiles: readonly KeptProfile[];
}

export function keepPeers(results: Results): void {
  const key = ({ contestant, shape, connections }: Figure) => `${contestant}/${shape}/${connections}`;
  const renewed = new Set(results.figures.map(key));
  const shapes = new Set(results.figures.map(({ shape }) => shape));
  const before = readIfThere('peers') ?? [];
  const stillGood = before
    .map((run) => ({
      ...run,
      figures: run.figures.filter((figure) => !renewed.has(key(figure))),
      disqualified: run.disqualified.filter(({ shape }) => !shapes.has(shape)),
    }))
    .filter(({ figures }) => figures.length > 0);
  write('peers', [...stillGood, results]);
}

export function keepCold(results: ColdResults): void {
  write('cold', results);
}

export function keepProfile(profile: KeptProfile): void {
  const others = (readIfThere('profiles') ?? []).filter(({ shape }) => shape !== profile.shape);
  write('profiles', [...others, profile]);
}

/**
 * Writes `docs/bench.md` and `docs/bench.svg` from the last results of both commands.
 * @throws {TypeError} when one has not run yet
 */
export function writeDocs(): void {
  const [runs, cold] = [read('peers'), read('cold')];
  const peers = merge(runs);
  writeFileSync(join(docs, 'bench.md'), writeDocument(runs, peers, cold, readIfThere('profiles') ?? []));
  writeFileSync(join(docs, 'bench.svg'), writeChart(peers, cold));
  console.error('wrote docs/bench.md and docs/bench.svg');
}

/** In the order of contestants, shapes and connections, whatever was measured last. */
function merge(runs: readonly Results[]): Results {
  const place = ({ contestant, shape, connections }: Figure) =>
    shapes.findIndex(({ name }) => name === shape) * 10_000_000 +
    connections * 1_000 +
    contestants.findIndex(({ name }) => name === contestant);
  const [last] = runs.slice(-1);
  if (last === undefined) throw new TypeError('There are no results.');
  return {
    ...last,
    figures: runs
      .flatMap(({ figures }, run) => figures.map((figure) => ({ ...figure, run })))
      .sort((a, b) => place(a) - place(b)),
    disqualified: runs.flatMap(({ disqualified }) => disqualified),
  };
}

function write<Kind extends keyof Kept>(kind: Kind, results: Kept[Kind]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${kind}.json`), `${JSON.stringify(results, null, 2)}\n`);
}

function read<Kind extends keyof Kept>(kind: Kind): Kept[Kind] {
  const kept = readIfThere(kind);
  if (kept !== undefined) return kept;
  const command = kind === 'peers' ? 'npm run bench' : `npm run bench -- ${kind}`;
  throw new TypeError(`docs/bench.md also shows the results of ${command}: run it first.`);
}

function readIfThere<Kind extends keyof Kept>(kind: Kind): Kept[Kind] | undefined {
  const file = join(folder, `${kind}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
