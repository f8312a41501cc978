import { defaultGuardOptions } from '../src/guards/guardOptions.ts';
import { percentOf } from '../src/guards/override/percentOf.ts';
import { fakeGraph } from './fakeGraphlets.ts';
import { openOperation } from './runOperation.ts';

/** `price` moves from one graphlet to the other for a share of all requests. */
const movingGraph = (label: string) =>
  fakeGraph({
    old: {
      sdl: 'type Query { item: Item } type Item @key(fields: "id") { id: ID! price: String }',
      resolvers: { Query: { item: () => ({ id: '1', price: 'old' }) } },
    },
    new: {
      sdl: `type Item @key(fields: "id") { id: ID! price: String @override(from: "old", label: "${label}") }`,
      resolvers: { Item: { price: () => 'new' } },
    },
  });

const QUERY = '{ item { price } }';
const answer = (price: string) => ({ data: { item: { price } } });

/** Keys on both sides of a quarter. */
const keys = Array.from({ length: 40 }, (_, index) => `user-${index}`);

describe('a progressive @override', () => {
  it('is in force for the keys below its percentage, in one prepared operation', async () => {
    const run = await openOperation(movingGraph('percent(25)'), QUERY);
    const answers = await Promise.all(keys.map((stickyKey) => run({}, undefined, { stickyKey })));
    expect(answers).toEqual(keys.map((key) => answer(percentOf(key) < 25 ? 'new' : 'old')));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(2);
  });

  it('goes by the request id where there is no key', async () => {
    const run = await openOperation(movingGraph('percent(25)'), QUERY);
    for (const requestId of keys) {
      expect(await run({}, undefined, { requestId })).toEqual(
        answer(percentOf(requestId) < 25 ? 'new' : 'old'),
      );
    }
  });

  it.each([
    ['percent(0)', new Map(), 'old'],
    ['percent(100)', new Map(), 'new'],
    ['moved-price', new Map(), 'old'],
    ['moved-price', new Map([['moved-price', 100]]), 'new'],
    ['percent(100)', new Map([['percent(100)', 0]]), 'old'],
  ])('with the label %s and %j takes the %s way', async (label, overridePercents, price) => {
    const guards = { ...defaultGuardOptions, overridePercents };
    const run = await openOperation(movingGraph(label), QUERY, { guards });
    expect(await run({})).toEqual(answer(price));
  });
});

describe('the place of a key', () => {
  it('is the same every time, from 0 to below 100, and even over many keys', () => {
    const places = Array.from({ length: 10_000 }, (_, index) => percentOf(`key ${index}`));
    expect(places).toEqual(Array.from({ length: 10_000 }, (_, index) => percentOf(`key ${index}`)));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places)).toBeLessThan(100);
    for (const percent of [1, 25, 50]) {
      const share = (100 * places.filter((place) => place < percent).length) / places.length;
      expect(Math.abs(share - percent)).toBeLessThan(2);
    }
  });
});
