import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeChart } from './chart.ts';
import type { ColdResults } from './coldTable.ts';
import { writeDocument } from './document.ts';
import type { Results } from './figures.ts';

const folder = fileURLToPath(new URL('../../results', import.meta.url));
const docs = fileURLToPath(new URL('../../../docs', import.meta.url));

/** What every run leaves in `bench/results/`: reports are made of it later. */
export interface Kept {
  readonly peers: Results;
  readonly cold: ColdResults;
}

export function keepResults<Kind extends keyof Kept>(kind: Kind, results: Kept[Kind]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${kind}.json`), `${JSON.stringify(results, null, 2)}\n`);
}

/**
 * Writes `docs/bench.md` and `docs/bench.svg` from the last results of both commands.
 * @throws {TypeError} when one has not run yet
 */
export function writeDocs(): void {
  const kept: Kept = { peers: read('peers'), cold: read('cold') };
  writeFileSync(join(docs, 'bench.md'), writeDocument(kept.peers, kept.cold));
  writeFileSync(join(docs, 'bench.svg'), writeChart(kept.peers, kept.cold));
  console.error('wrote docs/bench.md and docs/bench.svg');
}

function read<Kind extends keyof Kept>(kind: Kind): Kept[Kind] {
  try {
    return JSON.parse(readFileSync(join(folder, `${kind}.json`), 'utf8'));
  } catch {
    const command = kind === 'peers' ? 'npm run bench' : `npm run bench -- ${kind}`;
    throw new TypeError(`docs/bench.md also shows the results of ${command}: run it first.`);
  }
}
