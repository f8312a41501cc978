import type { Clock } from '@graphlets/platform/clock';
import { startDeadline } from '@graphlets/platform/deadline';
import {
  GraphletFailedError,
  GraphletThrottledError,
  GraphletTimeoutError,
  type PlatformError,
} from '@graphlets/platform/errors';
import { createMetrics, createShapes } from '@graphlets/platform/telemetry/metrics/createMetrics';
import { untraced } from '@graphlets/platform/telemetry/trace/trace';
import { fakeClock } from '@graphlets/testing/fakeClock';
import type { GraphletCall } from '../transport.ts';
import { defaultCallSettings } from './callSettings.ts';
import { createResilientTransport } from './createResilientTransport.ts';
import { createRequestCalls } from './requestCalls.ts';

const throttled = new GraphletThrottledError('titles');
const crashed = new GraphletFailedError('titles', 'it crashed');
const unreachable = new GraphletFailedError('titles', 'ECONNREFUSED', { isTransient: true });

/** A clock whose waits are over at once, as far as they are waits before a further try. */
function setUp(answers: (string | PlatformError | ((call: GraphletCall) => Promise<string>))[]) {
  const fake = fakeClock();
  const waits: number[] = [];
  const clock: Clock = {
    ...fake,
    after(delayMs, callback) {
      if (delayMs >= 100) return fake.after(delayMs, callback);
      waits.push(delayMs);
      queueMicrotask(callback);
      return () => {};
    },
  };
  const sent: GraphletCall[] = [];
  const transport = createResilientTransport({
    inner: {
      async call(call) {
        sent.push(call);
        const answer = answers[Math.min(sent.length, answers.length) - 1] ?? '{}';
        if (typeof answer === 'function') return answer(call);
        if (typeof answer === 'string') return answer;
        throw answer;
      },
      close: async () => {},
    },
    settings: defaultCallSettings,
    clock,
    random: () => 0.5,
  });
  const metrics = createMetrics(createShapes('Graphlets', 'gateway'));
  const beginRequest = () =>
    createRequestCalls({
      metrics,
      trace: untraced(undefined),
      elapsedMs: () => fake.elapsed(),
      deadlineExceeded() {},
      end: async () => {},
    });
  let calls = beginRequest();
  const deadline = startDeadline({ timeoutMs: 1_000, flushReserveMs: 0 }, fake);
  const call = (more: Partial<GraphletCall> = {}) =>
    transport.call({
      graphlet: 'titles',
      url: 'lambda:titles',
      deadline,
      isIdempotent: true,
      calls,
      body: { query: '{ a }', context: { requestId: 'r1', deadline: deadline.at } },
      ...more,
    });
  /** Ends the request: metrics of its calls, without what says where they are from. What is called next is another's. */
  const written = () => {
    calls.putMetrics();
    calls = beginRequest();
    const text = metrics.take(0);
    const { _aws, Function: _name, Graphlet: _graphlet, ...values } = JSON.parse(text === '' ? '{}' : text);
    return values;
  };
  return { call, sent, waits, written, calls, fake };
}

describe('a call that fails', () => {
  it.each([
    ['throttled', throttled, { GraphletThrottleCount: 1 }],
    ['not reached', unreachable, {}],
  ])('because it was %s is tried once more, after a random wait', async (_, error, more) => {
    const { call, sent, waits, written, calls } = setUp([error, '{"data":{}}']);
    expect(await call()).toBe('{"data":{}}');
    expect([sent.length, waits]).toEqual([2, [12.5]]);
    expect(written()).toEqual({
      GraphletCallCount: 1,
      GraphletLatencyMs: 0,
      GraphletRetryCount: 1,
      ...more,
    });
    expect(calls.facts).toMatchObject([{ graphlet: 'titles', tries: 2, code: undefined }]);
  });

  it('twice is given up, and every 429 is counted', async () => {
    const { call, written, calls } = setUp([throttled]);
    await expect(call()).rejects.toBe(throttled);
    expect(written()).toMatchObject({
      GraphletErrorCount: 1,
      GraphletThrottleCount: [1, 1],
      GraphletRetryCount: 1,
    });
    expect(calls.facts).toMatchObject([{ tries: 2, code: 'GRAPHLET_THROTTLED' }]);
  });

  it('is not tried again when it changes something', async () => {
    const { call, sent } = setUp([throttled]);
    await expect(call({ isIdempotent: false })).rejects.toBe(throttled);
    expect(sent).toHaveLength(1);
  });

  it('is not tried again when the function itself failed', async () => {
    const { call, sent } = setUp([crashed]);
    await expect(call()).rejects.toBe(crashed);
    expect(sent).toHaveLength(1);
  });

  it('is not tried again when there is no time for it', async () => {
    const { call, sent, fake } = setUp([throttled]);
    fake.advance(975);
    await expect(call()).rejects.toBe(throttled);
    expect(sent).toHaveLength(1);
  });

  it('often is not tried again each time', async () => {
    const { call, sent } = setUp([(made) => Promise.reject(new GraphletThrottledError(made.graphlet))]);
    // Each graphlet a few times, so that no circuit opens.
    for (let index = 0; index < 60; index++) await call({ graphlet: `g${index % 6}` }).catch(() => {});
    expect(sent.length).toBeLessThan(60 + 10 + 60 * 0.2 + 1);
    expect(sent.length).toBeGreaterThan(60 + 10);
  });
});

describe('a graphlet that fails too often', () => {
  it('is not called for a while, and that is counted', async () => {
    const { call, sent, written, fake } = setUp([...new Array<PlatformError>(20).fill(crashed), '{}']);
    for (let index = 0; index < 20; index++) await call().catch(() => {});
    written();
    await expect(call()).rejects.toMatchObject({ code: 'GRAPHLET_UNAVAILABLE' });
    expect(sent).toHaveLength(20);
    expect(written()).toEqual({ CircuitOpenCount: 1, GraphletCallCount: 1, GraphletErrorCount: 1 });
    await expect(call({ graphlet: 'names' })).resolves.toBe('{}');
    fake.advance(5_000);
    expect(await call({ deadline: startDeadline({ timeoutMs: 500, flushReserveMs: 0 }, fake) })).toBe('{}');
  });
});

describe('a call that others follow', () => {
  it('is ended by its own budget, and the graphlet is told of that', async () => {
    const { call, sent, written, fake } = setUp([
      (made) =>
        new Promise((_, reject) => {
          made.deadline.signal.addEventListener('abort', () =>
            reject(new GraphletTimeoutError('titles', 700)),
          );
        }),
    ]);
    const startMs = fake.now();
    const failing = call({ reserveMs: 300 });
    fake.advance(699);
    expect(sent[0]?.deadline.signal.aborted).toBe(false);
    fake.advance(1);
    await expect(failing).rejects.toMatchObject({ code: 'GRAPHLET_TIMEOUT' });
    expect(sent[0]?.body.context.deadline).toBe(startMs + 700);
    expect(written()).toEqual({
      GraphletCallCount: 1,
      GraphletLatencyMs: 700,
      GraphletErrorCount: 1,
      GraphletTimeoutCount: 1,
    });
  });

  it('has all the time there is when nothing follows', async () => {
    const { call, sent } = setUp(['{}']);
    await call();
    expect(sent[0]?.deadline.remainingMs()).toBe(1_000);
  });
});

describe('a graphlet that stops by its deadline and says so', () => {
  it('is a timeout, though it answered', async () => {
    const text = '{"errors":[{"message":"m","extensions":{"code":"GRAPHLET_TIMEOUT"}}]}';
    const { call, written } = setUp([text]);
    await expect(call()).rejects.toMatchObject({ code: 'GRAPHLET_TIMEOUT' });
    expect(written()).toMatchObject({ GraphletErrorCount: 1, GraphletTimeoutCount: 1 });
  });

  it('is none where only a field’s error names a timeout further on', async () => {
    const { call, written } = setUp([
      '{"errors":[{"message":"m","extensions":{"code":"GRAPHLET_TIMEOUT"}}],"data":{"a":null}}',
    ]);
    await call();
    expect(written()).toEqual({ GraphletCallCount: 1, GraphletLatencyMs: 0 });
  });
});

describe('an answer that cannot be used', () => {
  it('is an error of its graphlet, though the call went well', async () => {
    const { call, written, calls } = setUp(['{"data":4}']);
    await call();
    calls.unusable('titles');
    expect(written()).toEqual({ GraphletCallCount: 1, GraphletLatencyMs: 0, GraphletErrorCount: 1 });
    expect(calls.facts).toMatchObject([{ code: 'GRAPHLET_BAD_RESPONSE' }]);
  });

  it('often opens the circuit of its graphlet', async () => {
    const { call, sent, calls } = setUp(['{"data":4}']);
    for (let index = 0; index < 20; index++) {
      await call();
      calls.unusable('titles');
    }
    await expect(call()).rejects.toMatchObject({ code: 'GRAPHLET_UNAVAILABLE' });
    expect(sent).toHaveLength(20);
  });
});
