import { createLog } from '@graphlets/platform/log';
import { createSyntheticHandler } from '../src/createSyntheticHandler.ts';
import type { Effects } from '../src/faults/effects.ts';

/** Faults that would end or block this process reject with their name instead. */
function recordedEffects(): Effects & { readonly waits: number[] } {
  const waits: number[] = [];
  const refuse = (name: string) => () => Promise.reject(new Error(name));
  return {
    waits,
    crash: refuse('crash'),
    exhaustMemory: refuse('exhaustMemory'),
    hang: refuse('hang'),
    wait: async (delayMs) => {
      waits.push(delayMs);
    },
  };
}

function ask(query: string, { instance = 1, header = '', effects = recordedEffects() } = {}) {
  const logged: unknown[] = [];
  const log = createLog({ function: 'test', write: (line) => logged.push(JSON.parse(line)) });
  const handler = createSyntheticHandler({ instance, effects, timeoutMs: 5_000, log });
  const context = { requestId: 'r1', ...(header !== '' && { headers: { 'x-synthetic-fault': header } }) };
  const lambda = { awsRequestId: 'a', getRemainingTimeInMillis: () => 5_000 };
  return handler({ query, context }, lambda).then((answer) => ({ answer, logged }));
}
const answerOf = async (...args: Parameters<typeof ask>) => (await ask(...args)).answer;

describe('a synthetic graphlet', () => {
  it('answers with the same data for the same id', async () => {
    const query =
      '{ syntheticItem(id: "7") { id code name label kind weight size { width height } matrix } }';
    expect(await answerOf(query)).toEqual({
      data: {
        syntheticItem: {
          id: '7',
          code: 'code-7',
          name: 'Item 7',
          label: 'Item 7',
          kind: 'FANCY',
          weight: 37,
          size: { width: 65, height: 32 },
          matrix: [[92, 11], [], [30]],
        },
      },
    });
  });

  it('counts the entities that come in with a call', async () => {
    const representations = ['code-1', 'code-2'].map(
      (code) => `{ __typename: "SyntheticItem", code: "${code}" }`,
    );
    const query = `{ _entities(representations: [${representations}]) { ... on SyntheticItem { batchSize4 part4 { graphlet subject requestId payload } } } }`;
    const part4 = { graphlet: 'synthetic-4', requestId: 'r1', payload: '' };
    expect(await answerOf(query, { instance: 4 })).toEqual({
      data: {
        _entities: [
          { batchSize4: 2, part4: { ...part4, subject: '1' } },
          { batchSize4: 2, part4: { ...part4, subject: '2' } },
        ],
      },
    });
  });

  it('computes from what the gateway fetched of other graphlets', async () => {
    const item = '{ __typename: "SyntheticItem", code: "code-1", weight: 5, size: { width: 2, height: 3 } }';
    const query = `{ _entities(representations: [${item}]) { ... on SyntheticItem { shippingCost volume } } }`;
    expect(await answerOf(query, { instance: 2 })).toEqual({
      data: { _entities: [{ shippingCost: 15, volume: 6 }] },
    });
  });
});

describe('a behaviour', () => {
  it('asked for by an argument is that of one field', async () => {
    const query =
      '{ a: synthetic1(behaviour: { fault: ERROR }) { graphlet } b: synthetic1(behaviour: { payloadBytes: 3 }) { payload } c: synthetic1(behaviour: { fault: NULL }) { graphlet } }';
    expect(await answerOf(query)).toEqual({
      data: { a: null, b: { payload: 'xxx' }, c: null },
      errors: [{ message: 'A synthetic error.', path: ['a'], extensions: { code: 'SYNTHETIC_ERROR' } }],
    });
  });

  it('asked for by the header is that of every way into the graphlet it names', async () => {
    const query = '{ synthetic1 { payload } syntheticItem(id: "1") { id } }';
    expect(await answerOf(query, { header: 'synthetic-2=crash, synthetic-1=payload:2' })).toEqual({
      data: { synthetic1: { payload: 'xx' }, syntheticItem: { id: '1' } },
    });
    expect(await answerOf(query, { header: 'synthetic-1=null' })).toEqual({
      data: { synthetic1: null, syntheticItem: null },
    });
  });

  it('holds the call once, however many fields there are', async () => {
    const effects = recordedEffects();
    await ask('{ a: synthetic1 { payload } b: synthetic1 { payload } }', {
      header: 'synthetic-1=latency:20',
      effects,
    });
    expect(effects.waits).toEqual([20]);
    await ask('{ synthetic1 { payload } }', { header: 'synthetic-1=throttle', effects });
    expect(effects.waits).toEqual([20, 1_000]);
  });

  it.each([
    ['malformed', 'This is no GraphQL response.'],
    ['wrong-shape', { answer: 42 }],
  ])('%s spoils the whole answer', async (fault, answer) => {
    expect(await answerOf('{ synthetic1 { graphlet } }', { header: `synthetic-1=${fault}` })).toEqual(answer);
  });

  it.each([
    ['CRASH', 'crash'],
    ['OUT_OF_MEMORY', 'exhaustMemory'],
  ])('%s has its effect on the process', async (fault, effect) => {
    const { logged } = await ask(`{ synthetic1(behaviour: { fault: ${fault} }) { graphlet } }`);
    expect(logged).toContainEqual(
      expect.objectContaining({ error: expect.objectContaining({ message: effect }) }),
    );
  });

  it('TIMEOUT never answers, not even when the deadline has passed', async () => {
    await expect(ask('{ synthetic1 { graphlet } }', { header: 'synthetic-1=timeout' })).rejects.toThrow(
      'hang',
    );
  });

  it('that is not known is an error of the one who asked', async () => {
    expect(await answerOf('{ synthetic1 { graphlet } }', { header: 'synthetic-1=tiemout' })).toEqual({
      data: { synthetic1: null },
      errors: [
        {
          message:
            'x-synthetic-fault: "tiemout" is none of error, null, throttle, timeout, crash, out-of-memory, malformed, wrong-shape, latency:<ms>, payload:<bytes>.',
          path: ['synthetic1'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });
});
