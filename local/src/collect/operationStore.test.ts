import { OperationStore } from './operationStore.ts';
import type { TrafficRecord } from './trafficRecord.ts';

const NOW_MS = 1_700_000_000_000;
const traffic = (fields: Partial<TrafficRecord> = {}): TrafficRecord => ({
  requestId: 'r',
  operationName: 'Film',
  durationMs: 60,
  status: 200,
  errorCount: 0,
  calls: [
    { graphlet: 'titles', startMs: 1, durationMs: 9 },
    { graphlet: 'names', startMs: 10, durationMs: 45 },
    { graphlet: 'ratings', startMs: 10, durationMs: 4, code: 'GRAPHLET_TIMEOUT' },
  ],
  ...fields,
});

describe('an operation store', () => {
  it('counts requests and errors of an operation', () => {
    const store = new OperationStore();
    store.add(NOW_MS, traffic());
    store.add(NOW_MS, traffic({ errorCount: 2 }));
    store.add(NOW_MS, traffic({ status: 504 }));
    expect(store.rate('Film', NOW_MS, NOW_MS)).toMatchObject([
      { bucket: { requests: 3, errors: 2, totalMs: 180 } },
    ]);
    expect(store.rate('Other', NOW_MS, NOW_MS)).toEqual([]);
  });

  it('tells which graphlet a request waited for, and which slowed it most', () => {
    const store = new OperationStore();
    store.add(NOW_MS, traffic());
    store.addCost(NOW_MS, 'Film', 0.25);
    const [bucket] = store.calls('Film', NOW_MS, NOW_MS);
    expect(bucket?.gbSeconds).toBe(0.25);
    expect(Object.fromEntries(bucket?.graphlets ?? [])).toMatchObject({
      titles: { calls: 1, errors: 0, requestsOnPath: 1, pathMs: 9, requestsSlowedMost: 0 },
      names: { calls: 1, requestsOnPath: 1, pathMs: 45, requestsSlowedMost: 1 },
      ratings: { calls: 1, errors: 1, timeouts: 1, requestsOnPath: 0, requestsSlowedMost: 0 },
    });
  });

  it('counts a graphlet that was asked twice in a row once for the request, its time whole', () => {
    const store = new OperationStore();
    const calls = [
      { graphlet: 'titles', startMs: 0, durationMs: 5 },
      { graphlet: 'titles', startMs: 5, durationMs: 7 },
    ];
    store.add(NOW_MS, traffic({ calls }));
    expect(store.calls('Film', NOW_MS, NOW_MS)[0]?.graphlets.get('titles')).toMatchObject({
      calls: 2,
      requestsOnPath: 1,
      pathMs: 12,
    });
  });

  it('puts what is beyond its limits in one group', () => {
    const store = new OperationStore({ operations: 2, graphlets: 1 });
    const named = (operationName: string) => store.add(NOW_MS, traffic({ operationName }));
    expect(['A', 'B', 'C', 'A', 'D'].map(named)).toEqual(['A', 'B', '(others)', 'A', '(others)']);
    expect(store.names()).toEqual(['A', 'B', '(others)']);
    expect([...(store.calls('A', NOW_MS, NOW_MS)[0]?.graphlets.keys() ?? [])]).toEqual([
      'titles',
      '(others)',
    ]);
  });
});
