// `npm run load:make-up`: writes the part of the sample that is made up (ratings, votes, reviews, charts) from
// a seed, for the titles of title.basics.tsv. Run it again after titles were added.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellUsage } from '../../scripts/tellUsage.ts';
import { sampleFolder } from './loadSample.ts';

tellUsage(`Usage: npm run load:make-up

Writes ratings, votes, reviews and charts of data/sample anew, from a seed, for the titles that are there.`);
const random = createRandom(20_261_124);
const titles = readFileSync(join(sampleFolder, 'title.basics.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [tconst = '', , primaryTitle = ''] = line.split('\t');
    return { tconst, primaryTitle, average: 6 + random() * 3.4, votes: Math.floor(10 ** (3 + random() * 3)) };
  });

const AUTHORS = ['ada', 'bo', 'chidi', 'dana', 'emre', 'fatima', 'goran', 'hana'];
const OPENINGS = [
  'Watched it twice',
  'A slow start',
  'Better than I remembered',
  'The score alone',
  'Not for everyone',
];
const MIDDLES = [
  'the cast carries it',
  'the last act is what stays',
  'every scene earns its place',
  'it asks for patience',
];
const CLOSINGS = [
  'and I would watch it again.',
  'and then it is over too soon.',
  'but the ending divides the room.',
];

const reviews = titles.flatMap(({ tconst, average }, index) =>
  Array.from({ length: 2 + (index % 3) }, (_, number) => [
    `r${tconst.slice(2)}-${number + 1}`,
    tconst,
    pick(AUTHORS),
    String(Math.min(10, Math.max(1, Math.round(average + random() * 4 - 2)))),
    pick(OPENINGS),
    `${pick(OPENINGS)}: ${pick(MIDDLES)}, ${pick(CLOSINGS)}`,
    new Date(Date.UTC(2024, 0, 1) + Math.floor(random() * 700) * 86_400_000).toISOString(),
    random() < 0.15 ? '1' : '0',
  ]),
);

const byRating = titles.toSorted((a, b) => b.average - a.average);
const byVotes = titles.toSorted((a, b) => b.votes - a.votes);

write(
  'title.ratings',
  ['tconst', 'averageRating', 'numVotes'],
  titles.map(({ tconst, average, votes }) => [tconst, average.toFixed(1), String(votes)]),
);
write('reviews', ['id', 'tconst', 'author', 'rating', 'headline', 'text', 'createdAt', 'spoiler'], reviews);
write(
  'charts',
  ['chart', 'rank', 'previousRank', 'tconst', 'primaryTitle'],
  [...chart('top-rated', byRating), ...chart('most-popular', byVotes.slice(0, 100))],
);

function chart(name: string, ranked: typeof titles): string[][] {
  return ranked.map(({ tconst, primaryTitle }, index) => {
    const previous = index + 1 + Math.floor(random() * 7) - 3;
    return [name, String(index + 1), previous < 1 ? '\\N' : String(previous), tconst, primaryTitle];
  });
}

function pick(choices: readonly string[]): string {
  return choices[Math.floor(random() * choices.length)] ?? '';
}

function write(name: string, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [columns, ...rows].map((cells) => `${cells.join('\t')}\n`);
  writeFileSync(join(sampleFolder, `${name}.tsv`), lines.join(''));
}

/** A linear congruential generator (Numerical Recipes); 0 up to 1. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
