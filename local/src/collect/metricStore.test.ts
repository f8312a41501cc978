import { MetricStore } from './metricStore.ts';

const NOW_MS = 1_700_000_000_000;
const metric = (name: string, values: readonly number[], unit = 'Count') => ({
  namespace: 'Graphlets',
  name,
  unit,
  dimensions: { Function: 'gateway' },
  values,
});

describe('a metric store', () => {
  it('adds up the values of a series in their bucket', () => {
    const store = new MetricStore();
    store.add(NOW_MS, metric('RequestLatencyMs', [10, 30], 'Milliseconds'));
    store.add(NOW_MS + 9_999, metric('RequestLatencyMs', [20], 'Milliseconds'));
    const [series] = store.all();
    const bucket = series?.ring.upTo(NOW_MS).at(-1)?.bucket;
    expect(bucket).toMatchObject({ count: 3, sum: 60, max: 30 });
    expect(bucket?.latency?.percentileMs(0.5)).toBeCloseTo(20, -1);
  });

  it('keeps no more series than its limit, and says how many values it left out', () => {
    const store = new MetricStore(2);
    for (const name of ['A', 'B', 'C', 'A', 'D']) store.add(NOW_MS, metric(name, [1, 1]));
    expect(store.all().map(({ name }) => name)).toEqual(['A', 'B']);
    expect(store.dropped).toBe(4);
  });
});
