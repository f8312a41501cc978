import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { startTestTables, type TestTables } from '@graphlets/testing/startTestTables';
import { createLog } from '../log.ts';
import { createMetrics, createShapes } from '../telemetry/metrics/createMetrics.ts';
import { noTelemetry } from '../telemetry/noTelemetry.ts';
import type { TableCaller } from './observeCall.ts';
import { type Item, openTable } from './table.ts';

const isItem = (item: Readonly<Record<string, unknown>>): item is Item => item.isBroken !== true;
const clock = fakeClock();
const lines: string[] = [];
const metrics = createMetrics(createShapes('Graphlets', 'things'));
const caller = (signal = new AbortController().signal): TableCaller => ({
  signal,
  log: createLog({ function: 'things', clock, write: (line) => lines.push(line) }),
  telemetry: { ...noTelemetry(clock).begin({ requestId: 'r1' }), metrics },
});
const measured = () => {
  const text = metrics.take(0);
  const { _aws, Function: _name, ...values } = JSON.parse(text === '' ? '{}' : text);
  return values;
};
const key = (pk: string, sk = 'a') => ({ pk, sk });
const letters = ['a', 'b', 'c', 'd'].map((sk) => ({ pk: 'letters', sk, upper: sk.toUpperCase() }));

let tables: TestTables;
beforeAll(async () => {
  const broken = { pk: 'broken', sk: 'a', isBroken: true };
  tables = await startTestTables({ things: [...letters, key('one'), key('two'), broken] });
});
beforeEach(() => {
  tables.calls.splice(0);
  lines.splice(0);
  metrics.take(0);
});
afterAll(() => tables.close());

const things = () => openTable(tables.client, 'things', isItem);

describe('getMany', () => {
  it('answers in the order of the keys, a key twice where it is asked twice', async () => {
    const keys = [key('two'), key('none'), key('one'), key('two')];
    expect(await things().getMany(keys, caller())).toEqual([key('two'), undefined, key('one'), key('two')]);
    expect(tables.calls).toEqual(['BatchGetItem']);
  });

  it('asks for at most a hundred keys in one call', async () => {
    const keys = [...Array.from({ length: 200 }, (_, index) => key(`k${index}`)), key('one')];
    expect((await things().getMany(keys, caller())).at(-1)).toEqual(key('one'));
    expect(tables.calls).toEqual(['BatchGetItem', 'BatchGetItem', 'BatchGetItem']);
  });

  it('finds nothing under keys that no item can have, and the others all the same', async () => {
    const keys = [key(''), key('é'.repeat(1_025)), key('one', 'x'.repeat(1_025)), key('one')];
    expect(await things().getMany(keys, caller())).toEqual([undefined, undefined, undefined, key('one')]);
    expect(await things().getMany([key('')], caller())).toEqual([undefined]);
    expect(tables.calls).toEqual(['BatchGetItem']);
  });

  it('leaves out what the owner does not expect', async () => {
    expect(await things().getMany([key('broken')], caller())).toEqual([undefined]);
  });

  it('stops when the signal aborts', async () => {
    await expect(things().getMany([key('one')], caller(AbortSignal.abort()))).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('queryPage', () => {
  const page = (request: Parameters<ReturnType<typeof things>['queryPage']>[1], pk = 'letters') =>
    things().queryPage(pk, request, caller());

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
    await things().putMany([item, key('new', 'b')], caller());
    expect(await things().getMany([key('new'), key('new', 'b')], caller())).toEqual([
      { ...key('new'), tags: ['x'] },
      key('new', 'b'),
    ]);
    expect(tables.calls).toEqual(['BatchWriteItem', 'BatchGetItem']);
  });
});

describe('what a caller’s metrics and log are told', () => {
  /** A database that answers each call in turn, by an output or an error. */
  function tableThat(...answers: (object | Error)[]) {
    const send = async () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return { $metadata: { attempts: 1 }, ...answer };
    };
    return openTable({ send } as unknown as DynamoDBDocumentClient, 'things', isItem, async () => {});
  }
  const failing = (name: string, attempts = 1) =>
    Object.assign(new Error(name), { name, $metadata: { attempts } });

  it('is every call and how long it took', async () => {
    await things().getMany([key('one')], caller());
    expect(measured()).toEqual({ DynamoDbCallCount: 1, DynamoDbLatencyMs: 0 });
    expect(lines).toEqual([]);
  });

  it('is a throttle, and the tries that the SDK made before', async () => {
    const asked = tableThat(failing('ProvisionedThroughputExceededException', 2)).queryPage(
      'p',
      { first: 1 },
      caller(),
    );
    await expect(asked).rejects.toThrow();
    expect(measured()).toMatchObject({
      DynamoDbCallCount: 1,
      DynamoDbErrorCount: 1,
      DynamoDbThrottleCount: 1,
      DynamoDbRetryCount: 1,
    });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', operation: 'Query', table: 'things' });
  });

  it('is a timeout, when the deadline ended it', async () => {
    const asked = tableThat(failing('AbortError')).getMany([key('one')], caller(AbortSignal.abort()));
    await expect(asked).rejects.toThrow();
    expect(measured()).toMatchObject({ DynamoDbErrorCount: 1, DynamoDbTimeoutCount: 1 });
  });

  it('is a batch that was served in part, and asked for again', async () => {
    const left = { UnprocessedKeys: { things: { Keys: [key('one')] } } };
    await tableThat(left, { Responses: { things: [key('one')] } }).getMany([key('one')], caller());
    expect(measured()).toEqual({
      DynamoDbCallCount: [1, 1],
      DynamoDbLatencyMs: [0, 0],
      DynamoDbThrottleCount: 1,
      DynamoDbRetryCount: 1,
    });
  });
});
