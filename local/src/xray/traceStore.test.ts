import type { Segment } from './segment.ts';
import { TraceStore } from './traceStore.ts';

const NOW_MS = 1_700_000_000_000;
const segment = (traceId: string, id: string, fields: Partial<Segment> = {}): Segment => ({
  traceId,
  id,
  parentId: undefined,
  name: 'gateway',
  startMs: NOW_MS,
  endMs: NOW_MS + 5,
  origin: undefined,
  namespace: undefined,
  failure: undefined,
  annotations: {},
  exceptions: [],
  httpStatus: undefined,
  ...fields,
});
const idsOf = (store: TraceStore) => [...store.newest()].map(({ traceId }) => traceId);

describe('a trace store', () => {
  it('puts segments together by their trace, whichever comes first', () => {
    const store = new TraceStore();
    store.add(segment('t-1', 'b', { parentId: 'a' }), NOW_MS);
    store.add(segment('t-2', 'x'), NOW_MS);
    store.add(segment('t-1', 'a'), NOW_MS);
    expect([...(store.get('t-1')?.segments.keys() ?? [])]).toEqual(['b', 'a']);
    expect(idsOf(store)).toEqual(['t-1', 't-2']);
  });

  it('replaces a segment in progress when it is done', () => {
    const store = new TraceStore();
    store.add(segment('t-1', 'a', { endMs: undefined }), NOW_MS);
    const { bytes } = store;
    store.add(segment('t-1', 'a'), NOW_MS);
    expect(store.get('t-1')?.segments.get('a')?.endMs).toBe(NOW_MS + 5);
    expect(store.bytes).toBe(bytes);
  });

  it('stays within its bytes however much comes, and keeps the newest', () => {
    const store = new TraceStore({ bytes: 20_000 });
    let most = 0;
    for (let trace = 0; trace < 5_000; trace++) {
      const annotations = { filling: 'x'.repeat(trace % 300) };
      store.add(segment(`t-${trace}`, 'a', { annotations }), NOW_MS);
      store.add(segment(`t-${trace}`, 'b'), NOW_MS);
      most = Math.max(most, store.bytes);
    }
    expect(most).toBeLessThanOrEqual(20_000);
    expect(idsOf(store).slice(0, 2)).toEqual(['t-4999', 't-4998']);
  });

  it('takes so many segments of one trace and counts the others', () => {
    const store = new TraceStore({ segmentsInTrace: 2 });
    for (const id of ['a', 'b', 'c', 'a']) store.add(segment('t-1', id), NOW_MS);
    expect([store.get('t-1')?.segments.size, store.dropped]).toEqual([2, 1]);
  });

  it('forgets what is older than an hour, to the last byte', () => {
    const store = new TraceStore();
    store.add(segment('t-1', 'a'), NOW_MS);
    store.forgetOld(NOW_MS + 3_600_001);
    expect([store.count, store.bytes]).toEqual([0, 0]);
  });
});
