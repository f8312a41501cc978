import { startTestTables, type TestTables } from '@graphlets/testing/startTestTables';
import { type Item, openTable } from './table.ts';

const isItem = (item: Readonly<Record<string, unknown>>): item is Item => item.isBroken !== true;
const { signal } = new AbortController();
const key = (pk: string, sk = 'a') => ({ pk, sk });
const letters = ['a', 'b', 'c', 'd'].map((sk) => ({ pk: 'letters', sk, upper: sk.toUpperCase() }));

let tables: TestTables;
beforeAll(async () => {
  const broken = { pk: 'broken', sk: 'a', isBroken: true };
  tables = await startTestTables({ things: [...letters, key('one'), key('two'), broken] });
});
beforeEach(() => tables.calls.splice(0));
afterAll(() => tables.close());

const things = () => openTable(tables.client, 'things', isItem);

describe('getMany', () => {
  it('answers in the order of the keys, a key twice where it is asked twice', async () => {
    const keys = [key('two'), key('none'), key('one'), key('two')];
    expect(await things().getMany(keys, signal)).toEqual([key('two'), undefined, key('one'), key('two')]);
    expect(tables.calls).toEqual(['BatchGetItem']);
  });

  it('asks for at most a hundred keys in one call', async () => {
    const keys = [...Array.from({ length: 200 }, (_, index) => key(`k${index}`)), key('one')];
    expect((await things().getMany(keys, signal)).at(-1)).toEqual(key('one'));
    expect(tables.calls).toEqual(['BatchGetItem', 'BatchGetItem', 'BatchGetItem']);
  });

  it('finds nothing under keys that no item can have, and the others all the same', async () => {
    const keys = [key(''), key('é'.repeat(1_025)), key('one', 'x'.repeat(1_025)), key('one')];
    expect(await things().getMany(keys, signal)).toEqual([undefined, undefined, undefined, key('one')]);
    expect(await things().getMany([key('')], signal)).toEqual([undefined]);
    expect(tables.calls).toEqual(['BatchGetItem']);
  });

  it('leaves out what the owner does not expect', async () => {
    expect(await things().getMany([key('broken')], signal)).toEqual([undefined]);
  });

  it('stops when the signal aborts', async () => {
    await expect(things().getMany([key('one')], AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('queryPage', () => {
  const page = (request: Parameters<ReturnType<typeof things>['queryPage']>[1], pk = 'letters') =>
    things().queryPage(pk, request, signal);

  it.each([
    [{ first: 2 }, 'ab', true],
    [{ first: 2, after: 'b' }, 'cd', false],
    [{ first: 3, after: 'd' }, '', false],
    [{ first: 0 }, '', true],
    [{ first: 2, isDescending: true }, 'dc', true],
    [{ first: 9, after: 'b', isDescending: true }, 'a', false],
  ])('%j', async (request, sks, hasMore) => {
    const { items, ...rest } = await page(request);
    expect([items.map(({ sk }) => sk).join(''), rest]).toEqual([sks, { hasMore }]);
  });

  it('is empty, without a call, for a partition that cannot be', async () => {
    expect(await page({ first: 1 }, '')).toEqual({ items: [], hasMore: false });
    expect(tables.calls).toEqual([]);
  });
});

describe('putMany', () => {
  it('writes what is then read, without what is undefined', async () => {
    const item = { ...key('new'), note: undefined, tags: ['x'] };
    await things().putMany([item, key('new', 'b')], signal);
    expect(await things().getMany([key('new'), key('new', 'b')], signal)).toEqual([
      { ...key('new'), tags: ['x'] },
      key('new', 'b'),
    ]);
    expect(tables.calls).toEqual(['BatchWriteItem', 'BatchGetItem']);
  });
});
