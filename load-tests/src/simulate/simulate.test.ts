import { createEventQueue } from './eventQueue.ts';
import { BURST_POOL, type LambdaLimits, TODAY } from './lambdaModel.ts';
import { type Execution, simulate } from './simulate.ts';
import { splitAccounts } from './splitAccounts.ts';

const limits: LambdaLimits = {
  accountConcurrency: 1_000,
  reserved: {},
  provisioned: {},
  scaling: TODAY,
  idleMs: 600_000,
};

function run(options: {
  limits?: Partial<LambdaLimits>;
  count: number;
  everyMs: number;
  execution?: Execution;
  initMs?: number;
}) {
  const execution = options.execution ?? { durationMs: 100, calls: [] };
  const arrivals = Array.from({ length: options.count }, (_, at) => ({
    atMs: at * options.everyMs,
    execution,
  }));
  return simulate({
    arrivals,
    limits: { ...limits, ...options.limits },
    initMs: () => options.initMs ?? 0,
    gateway: 'gateway',
  });
}

describe('a forecast', () => {
  it("has Little's concurrency: rate times time", () => {
    const { maxAccountConcurrency, functions, throttles } = run({ count: 1_000, everyMs: 10 });
    expect(maxAccountConcurrency).toBe(10);
    expect(functions[0]?.averageConcurrency).toBeCloseTo(10, 0);
    expect(functions[0]?.coldStarts).toBe(10);
    expect(throttles).toBe(0);
  });

  it('throttles at the limit of the account what does not fit', () => {
    // 10 fit at once of the 20 that come in 100 ms: half of them.
    const { throttledRequests, functions } = run({
      limits: { accountConcurrency: 10 },
      count: 2_000,
      everyMs: 5,
    });
    expect(throttledRequests / 2_000).toBeCloseTo(0.5, 1);
    expect(functions[0]?.throttles).toEqual({ account: throttledRequests, reserved: 0, scaling: 0 });
  });

  it('keeps reserved concurrency to its function, and takes it from the others', () => {
    const execution = { durationMs: 100, calls: [{ graphlet: 'titles', startMs: 10, durationMs: 50 }] };
    const { functions, incompleteRequests, throttledRequests } = run({
      limits: { accountConcurrency: 30, reserved: { titles: 2 } },
      count: 500,
      everyMs: 10,
      execution,
    });
    expect(throttledRequests).toBe(0);
    const titles = functions.find(({ name }) => name === 'titles');
    expect(titles?.maxConcurrency).toBe(2);
    expect(titles?.throttles.reserved).toBe(incompleteRequests);
    expect(incompleteRequests / 500).toBeCloseTo(0.6, 1);
  });

  it('adds no more than so many environments in ten seconds', () => {
    const scaling = { kind: 'per-function', per10Seconds: 20 } as const;
    const { functions } = run({
      limits: { scaling },
      count: 100,
      everyMs: 1,
      execution: { durationMs: 60_000, calls: [] },
    });
    expect(functions[0]).toMatchObject({ coldStarts: 20, throttles: { scaling: 80 } });
  });

  it('knows the older rule: a pool of the account, refilled by the minute', () => {
    const forever = { durationMs: 1e9, calls: [] };
    const { functions } = run({
      limits: { accountConcurrency: 1e6, scaling: BURST_POOL },
      count: 6_000,
      everyMs: 20,
      execution: forever,
    });
    // 3,000 at once, and 500 a minute over the two minutes.
    expect(functions[0]?.coldStarts).toBeGreaterThanOrEqual(3_990);
    expect(functions[0]?.coldStarts).toBeLessThanOrEqual(4_000);
  });

  it('starts nothing cold that is provisioned', () => {
    const { functions } = run({ limits: { provisioned: { gateway: 10 } }, count: 100, everyMs: 10 });
    expect(functions[0]?.coldStarts).toBe(0);
  });

  it('holds an environment longer while it starts cold', () => {
    expect(run({ count: 10, everyMs: 100, initMs: 1_000 }).maxAccountConcurrency).toBe(10);
  });

  it('gives idle environments up', () => {
    const { functions } = run({ limits: { idleMs: 1_000 }, count: 3, everyMs: 5_000 });
    expect(functions[0]?.coldStarts).toBe(3);
  });
});

describe('the event queue', () => {
  it('gives the earliest first, and keeps the order of what is at the same time', () => {
    const queue = createEventQueue<string>();
    for (const [at, name] of [
      [3, 'd'],
      [1, 'a'],
      [2, 'b'],
      [2, 'c'],
      [4, 'e'],
    ] as const)
      queue.add(at, name);
    expect(Array.from({ length: 6 }, () => queue.next()?.event)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
      undefined,
    ]);
  });
});

describe('the split into accounts', () => {
  it('fills an account before it opens another', () => {
    const needs = [
      { name: 'a', concurrency: 700 },
      { name: 'b', concurrency: 600 },
      { name: 'c', concurrency: 300 },
      { name: 'd', concurrency: 1_500 },
    ];
    expect(splitAccounts(needs, 1_000)).toEqual([
      { functions: ['d'], concurrency: 1_500 },
      { functions: ['a', 'c'], concurrency: 1_000 },
      { functions: ['b'], concurrency: 600 },
    ]);
  });
});
