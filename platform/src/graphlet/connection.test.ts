import { toConnection, toPageRequest } from './connection.ts';

const badInput = (message: string) =>
  expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT' } });
const cursorOf = (text: string) => Buffer.from(text).toString('base64url');

describe('a connection', () => {
  it('has each item as node and as edge, and a cursor that leads to what comes after it', () => {
    const [a, b] = [
      { pk: 'p', sk: 'a#1' },
      { pk: 'p', sk: 'b#ü' },
    ];
    const { edges, nodes, pageInfo } = toConnection({ items: [a, b], hasMore: true });
    expect([nodes, edges.map(({ node }) => node), pageInfo]).toEqual([
      [a, b],
      [a, b],
      { hasNextPage: true, endCursor: edges[1]?.cursor },
    ]);
    expect(edges.map(({ cursor }) => toPageRequest({ first: 5, after: cursor }))).toEqual([
      { first: 5, after: 'a#1' },
      { first: 5, after: 'b#ü' },
    ]);
  });

  it('of nothing has no end cursor', () => {
    expect(toConnection({ items: [], hasMore: false })).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });
});

describe('toPageRequest', () => {
  it.each([0, 100])('takes a page of %i', (first) => {
    expect(toPageRequest({ first, after: null })).toEqual({ first, after: undefined });
  });

  it.each([-1, 101])('refuses a page of %i', (first) => {
    expect(() => toPageRequest({ first })).toThrow(badInput('"first" must be from 0 to 100.'));
  });

  it.each([
    ['nothing', ''],
    ['not of ours', 'nonsense'],
    ['without a key', cursorOf('sk:')],
    ['longer than any key', cursorOf(`sk:${'x'.repeat(1_025)}`)],
  ])('refuses a cursor that is %s', (_what, after) => {
    expect(() => toPageRequest({ first: 1, after })).toThrow(
      badInput('"after" is not a cursor of this connection.'),
    );
  });
});
