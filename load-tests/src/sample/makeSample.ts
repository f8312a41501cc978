// `npm run replay:sample`: writes the sample traffic from the model that sample/README.md states.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellUsage } from '../../../scripts/tellUsage.ts';
import { seededRandom } from '../random.ts';
import { FORMAT, type TrafficHeader, type TrafficRecord, VERSION } from '../traffic/trafficFile.ts';
import { arrivalTimes } from './arrivals.ts';
import { sampleOperations } from './operations.ts';
import { createZipf } from './zipf.ts';

const SEED = 20_260_308;
const RECORDS = 3_000;
const DAY_START = Date.parse('2026-03-08T12:00:00Z');
const root = join(import.meta.dirname, '../../..');

tellUsage(`Usage: npm run replay:sample

Writes load-tests/sample/traffic.ndjson anew, from a seed: always the same ${RECORDS} requests.`);
const random = seededRandom(SEED);
const names = idsOf('name.basics.tsv');
const titles = byVotes();
const title = createZipf(titles, 0.9, random);
const name = createZipf(names, 0.9, random);
const clients = createZipf(['web', 'ios', 'android', 'tv'], 1, random);

const written = new Set<string>();
const records = arrivalTimes(RECORDS, random).map(({ offsetMs, isBurst }): TrafficRecord => {
  const operation = pick(isBurst);
  const op = createHash('sha256').update(operation.text).digest('hex').slice(0, 16);
  const isFirst = !written.has(op);
  written.add(op);
  return {
    at: DAY_START + offsetMs,
    op,
    operationName: operation.name,
    ...(isFirst && { text: operation.text }),
    variables: operation.variables({ title, name, random }),
    client: clients(),
  };
});
const header: TrafficHeader = {
  format: FORMAT,
  version: VERSION,
  source: `made up by load-tests/src/sample/makeSample.ts (seed ${SEED}): nobody sent these requests`,
  isMadeUp: true,
  from: new Date(records[0]?.at ?? DAY_START).toISOString(),
  to: new Date(records[records.length - 1]?.at ?? DAY_START).toISOString(),
  records: records.length,
  operations: written.size,
};
const lines = [header, ...records].map((line) => JSON.stringify(line));
writeFileSync(join(root, 'load-tests/sample/traffic.ndjson'), `${lines.join('\n')}\n`);
console.log(
  `${records.length} made-up requests of ${written.size} operations in load-tests/sample/traffic.ndjson`,
);

function pick(isBurst: boolean) {
  const weights = sampleOperations.map(({ share, burstShare }) => (isBurst ? burstShare : share));
  let draw = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = sampleOperations.findIndex((_, index) => {
    draw -= weights[index] ?? 0;
    return draw < 0;
  });
  return sampleOperations[found === -1 ? 0 : found] as (typeof sampleOperations)[number];
}

function rows(file: string): readonly (readonly string[])[] {
  const [, ...lines] = readFileSync(join(root, 'data/sample', file), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => line.split('\t'));
}

function idsOf(file: string): readonly string[] {
  return rows(file).map(([id = '']) => id);
}

/** Most voted first: rank 1 of the Zipf distribution. */
function byVotes(): readonly string[] {
  return rows('title.ratings.tsv')
    .toSorted((a, b) => Number(b[2]) - Number(a[2]))
    .map(([id = '']) => id);
}
