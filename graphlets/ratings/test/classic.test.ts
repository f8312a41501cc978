import { resolvers } from '../src/resolvers.ts';

const isClassic = resolvers.Title?.isClassic;
if (typeof isClassic !== 'function') throw new Error('isClassic has no resolver');

const run = (startYear: number | null, averageRating: number | undefined) =>
  isClassic(
    { id: 'tt1', startYear },
    {},
    {
      thisYear: () => 2026,
      ratingByTitle: {
        load: async () => (averageRating === undefined ? undefined : { averageRating }),
      },
    } as never,
    {} as never,
  );

it.each([
  [2000, 8, true],
  [2001, 9, false],
  [2000, 7.9, false],
  [1950, undefined, false],
  [null, 9, false],
])('a title of %s rated %s: classic is %s', async (startYear, averageRating, expected) => {
  expect(await run(startYear, averageRating)).toBe(expected);
});
