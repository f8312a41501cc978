import { GraphletTimeoutError } from '@graphlets/platform/errors';
import { createLog } from '@graphlets/platform/log';
import { createTelemetry } from '@graphlets/platform/telemetry/createTelemetry';
import { createEnvironmentFacts } from '@graphlets/platform/telemetry/environmentFacts';
import { createFunctionRuntime } from '@graphlets/platform/telemetry/functionRuntime';
import { noTracer } from '@graphlets/platform/telemetry/trace/trace';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { createCompiledEngine } from '../src/compiled/createCompiledEngine.ts';
import { createGateway } from '../src/gateway.ts';
import { createHandler } from '../src/handler.ts';
import type { RequestFacts } from '../src/requestFacts.ts';
import { defaultCallSettings } from '../src/transport/resilience/callSettings.ts';
import { createResilientTransport } from '../src/transport/resilience/createResilientTransport.ts';
import type { GraphletCall } from '../src/transport/transport.ts';
import { fakeGraph } from './fakeGraphlets.ts';

const GRAPH = {
  first: {
    sdl: 'type Query { thing: Thing other: String } type Thing @key(fields: "id") { id: ID! a: Int }',
    resolvers: { Query: { thing: () => ({ id: '1', a: 1 }), other: () => 'there' } },
  },
  second: {
    sdl: 'type Thing @key(fields: "id") { id: ID! b: Int }',
    resolvers: { Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, b: 2 }) } },
  },
  third: {
    sdl: 'type Thing @key(fields: "id") { id: ID! b: Int @external c: Int @requires(fields: "b") }',
    resolvers: {
      Thing: { __resolveReference: ({ id, b }: { id: string; b: number }) => ({ id, c: b + 1 }) },
    },
  },
};

/** How long each graphlet takes, milliseconds; a graphlet that is too slow is ended by its call's deadline. */
type Durations = Readonly<Record<string, number>>;

/** A gateway of its own timeout of 1,000 ms, reserve 100, invoked once with so much time left. */
async function invoke(query: string, durations: Durations, lambdaRemainingMs = 30_000) {
  const clock = fakeClock();
  const events: string[] = [];
  const records: Record<string, unknown>[] = [];
  const facts: RequestFacts[] = [];
  const log = createLog({ function: 'gateway', clock, write: () => {} });
  const wait = ({ graphlet, deadline }: GraphletCall) =>
    new Promise<undefined>((resolve, reject) => {
      clock.after(durations[graphlet] ?? 0, () => resolve(undefined));
      deadline.signal.addEventListener('abort', () => reject(new GraphletTimeoutError(graphlet, 0)));
    });
  const graph = fakeGraph(GRAPH);
  const transport = createResilientTransport({
    inner: {
      call: (call) => wait(call).then(() => graph.transport.call(call)),
      close: async () => {},
    },
    settings: defaultCallSettings,
    clock,
    random: Math.random,
  });
  const engine = await createCompiledEngine({ supergraphSdl: graph.supergraphSdl, transport, log });
  const runRequest = createFunctionRuntime({
    timeoutMs: 1_000,
    flushReserveMs: 100,
    log,
    clock,
    telemetry: createTelemetry({
      functionName: 'gateway',
      clock,
      tracer: noTracer,
      write(lines) {
        events.push('metrics');
        records.push(
          ...lines
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line)),
        );
      },
      environment: createEnvironmentFacts({
        clock,
        memoryLimitMb: undefined,
        initializationType: undefined,
        initDurationMs: () => 0,
        residentBytes: () => 0,
      }),
    }),
  });
  const gateway = createGateway({
    engine,
    config: { forwardHeaders: [], stickyKey: { from: 'request' } },
    observers: [
      (seen) => {
        facts.push(seen);
        return undefined;
      },
    ],
    runRequest,
  });
  const handler = createHandler(
    () => ({ gateway, http: () => Promise.reject(new Error('it is no HTTP event')) }),
    runRequest,
  );

  const context = { awsRequestId: 'r1', getRemainingTimeInMillis: () => lambdaRemainingMs };
  let answer: unknown;
  const answering = handler({ query }, context).then((value) => {
    events.push('answer');
    answer = value;
  });
  const startMs = clock.now();
  while (answer === undefined) {
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    if (answer === undefined) clock.advance(10);
  }
  await answering;
  return { answer, events, records, facts, tookMs: clock.now() - startMs };
}

const QUERY = '{ thing { a b c } other }';
const timeout = (graphlet: string) => ({
  message: 'A part of the graph did not answer in time.',
  path: ['thing'],
  extensions: { code: 'GRAPHLET_TIMEOUT', graphlet },
});

describe('a request that runs out of time', () => {
  it('by one graphlet that is slower than its budget has the rest, and its metric is out before the answer', async () => {
    const { answer, events, records, tookMs } = await invoke(QUERY, { first: 10, second: 5_000 });
    expect(answer).toEqual({
      data: { thing: { a: 1, b: null, c: null }, other: 'there' },
      errors: [timeout('second')],
    });
    expect(tookMs).toBe(900);
    expect(events).toEqual(['metrics', 'answer']);
    expect(records).toContainEqual(
      expect.objectContaining({ Graphlet: 'second', GraphletTimeoutCount: 1, GraphletLatencyMs: 890 }),
    );
    expect(records).toContainEqual(expect.objectContaining({ DeadlineExceededCount: 1 }));
  });

  it('by three graphlets in sequence has what those before have brought', async () => {
    const { answer, events, records, tookMs } = await invoke(QUERY, { first: 400, second: 400, third: 400 });
    expect(answer).toEqual({
      data: { thing: { a: 1, b: 2, c: null }, other: 'there' },
      errors: [timeout('third')],
    });
    expect(tookMs).toBe(900);
    expect(events).toEqual(['metrics', 'answer']);
    expect(records).toContainEqual(
      expect.objectContaining({ Graphlet: 'third', GraphletTimeoutCount: 1, GraphletLatencyMs: 100 }),
    );
  });

  it('because Lambda is about to end the gateway itself is answered before that', async () => {
    const { answer, events, tookMs } = await invoke(QUERY, { second: 5_000 }, 350);
    expect(answer).toMatchObject({ data: { thing: { a: 1, b: null }, other: 'there' } });
    expect(tookMs).toBe(250);
    expect(events).toEqual(['metrics', 'answer']);
  });

  it('before anything could be called says so', async () => {
    const { answer, records } = await invoke(QUERY, { first: 5_000 }, 80);
    expect(answer).toMatchObject({ data: { thing: null, other: null } });
    expect(records).toContainEqual(expect.objectContaining({ DeadlineExceededCount: 1 }));
  });
});

describe('what an observer is told', () => {
  it('is the operation, its cost, how long it took, and every call with its time and code', async () => {
    const { facts, records } = await invoke('query Slow { thing { a b } }', { first: 20, second: 5_000 });
    expect(facts).toMatchObject([
      {
        requestId: 'r1',
        source: 'user',
        operationName: 'Slow',
        type: 'query',
        durationMs: 900,
        estimatedCost: 1,
        hasData: true,
        errorCount: 1,
        calls: [
          { graphlet: 'first', startMs: 0, durationMs: 20, tries: 1, code: undefined },
          { graphlet: 'second', startMs: 20, durationMs: 880, tries: 1, code: 'GRAPHLET_TIMEOUT' },
        ],
      },
    ]);
    // The records for Logs Insights say the same of the operation.
    expect(records.map(({ operationName, estimatedCost }) => [operationName, estimatedCost])).toEqual(
      records.map(() => ['Slow', 1]),
    );
  });
});
