import { MetricStore } from './metricStore.ts';

const NOW_MS = 1_700_000_000_000;
const datum = (name: string, values: readonly number[], unit = 'Count') => ({
  metric: { namespace: 'Graphlets', name, dimensions: { Function: 'gateway' } },
  unit,
  values,
});

describe('a metric store', () => {
  it('adds up the values of a series in their bucket', () => {
    const store = new MetricStore();
    store.add(NOW_MS, datum('RequestLatencyMs', [10, 30], 'Milliseconds'));
    store.add(NOW_MS + 9_999, datum('RequestLatencyMs', [20], 'Milliseconds'));
    const [series] = store.all();
    const bucket = series?.ring.upTo(NOW_MS).at(-1)?.bucket;
    expect(bucket).toMatchObject({ count: 3, sum: 60, max: 30 });
    expect(bucket?.latency?.percentileMs(0.5)).toBeCloseTo(20, -1);
  });

  it('keeps no more series than its limit, and says how many values it left out', () => {
    const store = new MetricStore(2);
    for (const name of ['A', 'B', 'C', 'A', 'D']) store.add(NOW_MS, datum(name, [1, 1]));
    expect(store.all().map(({ name }) => name)).toEqual(['A', 'B']);
    expect(store.dropped).toBe(4);
  });
});
