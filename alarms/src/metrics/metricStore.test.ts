import { createMetricStore } from './metricStore.ts';

const metric = { namespace: 'N', name: 'M', dimensions: {} };

function storeOf(points: readonly (readonly [number, number])[]) {
  const store = createMetricStore({ bucketMs: 1_000, isWanted: () => true });
  for (const [timeMs, value] of points) store.put({ metric, timeMs, values: [value] });
  return store;
}

describe('createMetricStore', () => {
  it('counts each value in its bucket, in order', () => {
    const store = storeOf([
      [0, 5],
      [999, 2],
      [500, 5],
      [1_000, 1],
    ]);
    expect(store.read(metric, 0, 1_000)).toEqual([
      [2, 1],
      [5, 2],
    ]);
    expect(store.read(metric, 0, 3_000)).toEqual([
      [1, 1],
      [2, 1],
      [5, 2],
    ]);
    expect(store.read(metric, 2_000, 3_000)).toEqual([]);
  });

  it('sees what comes late for a bucket that was read before', () => {
    const store = storeOf([[0, 5]]);
    expect(store.read(metric, 0, 1_000)).toEqual([[5, 1]]);
    store.put({ metric, timeMs: 1, values: [3, 5] });
    expect(store.read(metric, 0, 1_000)).toEqual([
      [3, 1],
      [5, 2],
    ]);
  });

  it('keeps only what somebody asks for, as long as it is looked at', () => {
    const store = createMetricStore({ bucketMs: 1_000, isWanted: (key) => key.includes('"M"') });
    const other = { ...metric, name: 'Other' };
    for (const timeMs of [0, 1_000]) {
      store.put({ metric, timeMs, values: [1] });
      store.put({ metric: other, timeMs, values: [1] });
    }
    store.forgetBefore(1_000);
    expect([store.read(metric, 0, 2_000), store.read(other, 0, 2_000)]).toEqual([[[1, 1]], []]);
  });
});
