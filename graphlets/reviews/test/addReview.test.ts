import { createGraphletHandler } from '@graphlets/platform/graphlet/createGraphletHandler';
import { askHandler } from '@graphlets/testing/askHandler';
import { startTestTables, type TestTables } from '@graphlets/testing/startTestTables';
import typeDefs from '../schema.graphql';
import { createContextFactory } from '../src/context.ts';
import { resolvers } from '../src/resolvers.ts';

const input = { titleId: 'tt0111161', author: 'Ann', rating: 9, headline: 'Hope', text: 'About patience.' };
const ADD = `mutation($input: AddReviewInput!) {
  addReview(input: $input) { review { id author rating headline text hasSpoilers createdAt } userErrors { field message } }
}`;

let tables: TestTables;
beforeEach(async () => {
  tables = await startTestTables({ reviews: [] });
});
afterEach(() => tables.close());

const add = (more: object) => {
  const stamp = { newId: () => 'r1', now: () => '2026-01-31T12:00:00.000Z' };
  const createContext = createContextFactory('reviews', tables.client, stamp);
  return askHandler(
    createGraphletHandler({ name: 'reviews', typeDefs, resolvers, timeoutMs: 10_000, createContext }),
  )(ADD, { input: { ...input, ...more } });
};

describe('addReview', () => {
  it('writes both items with one call, trimmed and stamped', async () => {
    const { titleId, ...told } = input;
    expect(await add({ author: '  Ann ', hasSpoilers: true })).toEqual({
      data: {
        addReview: {
          review: { ...told, id: 'r1', hasSpoilers: true, createdAt: '2026-01-31T12:00:00.000Z' },
          userErrors: [],
        },
      },
    });
    expect(tables.calls).toEqual(['BatchWriteItem']);
  });

  it.each([
    ['author', 'A'.repeat(51), 'Must have 2 to 50 characters.'],
    ['author', ' A ', 'Must have 2 to 50 characters.'],
    ['headline', '   ', 'Must have 1 to 120 characters.'],
    ['headline', 'h'.repeat(121), 'Must have 1 to 120 characters.'],
    ['text', 'too short', 'Must have 10 to 5000 characters.'],
    ['text', 't'.repeat(5_001), 'Must have 10 to 5000 characters.'],
    ['rating', 0, 'Must be from 1 to 10.'],
    ['rating', 11, 'Must be from 1 to 10.'],
    ['titleId', 'nm0000151', 'Must be "tt" and at least seven digits.'],
  ])('refuses the %s %j and writes nothing', async (field, value, message) => {
    expect(await add({ [field]: value })).toEqual({
      data: { addReview: { review: null, userErrors: [{ field: ['input', field], message }] } },
    });
    expect(tables.calls).toEqual([]);
  });

  it.each([
    { author: 'Al', rating: 1, headline: '🎬', text: '0123456789' },
    { author: '🎬'.repeat(50), rating: 10, headline: 'h'.repeat(120), text: '🎬'.repeat(5_000) },
  ])('takes the least and the most that is allowed, counting characters', async (extreme) => {
    expect(await add(extreme)).toMatchObject({ data: { addReview: { review: extreme, userErrors: [] } } });
  });

  it('answers BAD_USER_INPUT for a value of a wrong type', async () => {
    expect(await add({ rating: 'nine' })).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});
