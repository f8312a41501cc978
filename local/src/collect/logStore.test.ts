import { LogStore } from './logStore.ts';

const NOW_MS = 1_700_000_000_000;
const record = (message: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  time: '2026-01-01T00:00:00Z',
  level: 'info' as const,
  message,
  ...fields,
});
const messages = (entries: readonly { readonly text: string }[]) =>
  entries.map(({ text }) => JSON.parse(text).message);

describe('a log store', () => {
  it('finds by request id, function, level and text, the newest of what fits', () => {
    const store = new LogStore();
    store.add(record('one', { requestId: 'r-1', function: 'titles' }), NOW_MS);
    store.add(record('Two', { requestId: 'r-2', function: 'titles' }), NOW_MS + 1);
    store.add(record('three', { requestId: 'r-1', function: 'gateway', level: 'error' }), NOW_MS + 2);
    expect(messages(store.find({ requestId: 'r-1', limit: 10 }))).toEqual(['one', 'three']);
    expect(messages(store.find({ function: 'titles', limit: 1 }))).toEqual(['Two']);
    expect(messages(store.find({ level: 'error', limit: 10 }))).toEqual(['three']);
    expect(messages(store.find({ text: 'TWO', limit: 10 }))).toEqual(['Two']);
    expect(messages(store.find({ requestId: 'r-', limit: 10 }))).toEqual([]);
  });

  it('stays within its bytes however much comes, and keeps the newest', () => {
    const store = new LogStore(10_000);
    let most = 0;
    for (let line = 0; line < 20_000; line++) {
      store.add(record(`line ${line}`, { filling: 'ä☃'.repeat(line % 50) }), NOW_MS);
      most = Math.max(most, store.bytes);
    }
    expect(most).toBeLessThanOrEqual(10_000);
    expect(messages(store.find({ limit: 2 }))).toEqual(['line 19998', 'line 19999']);
    expect(store.count).toBeGreaterThan(10);
  });

  it('keeps nothing that alone is more than its bytes', () => {
    const store = new LogStore(1_000);
    store.add(record('x'.repeat(2_000)), NOW_MS);
    expect([store.count, store.bytes]).toEqual([0, 0]);
  });

  it('forgets what is older than an hour', () => {
    const store = new LogStore();
    store.add(record('old'), NOW_MS);
    store.add(record('new'), NOW_MS + 3_600_001);
    expect(messages(store.find({ limit: 10 }))).toEqual(['new']);
  });
});
