import type { Variant } from './compileVariant.ts';
import { createOperationCache } from './operationCache.ts';

const MB = 2 ** 20;
const variant: Variant = () => Promise.reject(new Error('it is not run'));
const SOURCE = `{ ${'a '.repeat(1_000)}}`;

describe('the cache of operations', () => {
  it('keeps no more variants of one operation than fit, the newest ones', () => {
    const variants = createOperationCache(3 * MB).createVariants(SOURCE);
    const keys = Array.from({ length: 1_000 }, (_, index) => String(index));
    for (const key of keys) variants.set(key, variant);
    const kept = keys.filter((key) => variants.get(key) !== undefined);
    expect(kept).toEqual(keys.slice(-kept.length));
    // Two thirds of the memory, at 60 bytes for each character and 1 KB besides.
    expect(kept).toHaveLength(Math.floor((2 * MB) / (1_024 + 60 * SOURCE.length)));
  });

  it('keeps no more operations than fit, refused ones too', () => {
    const cache = createOperationCache(3 * MB);
    const sources = Array.from({ length: 1_000 }, (_, index) => `${SOURCE}#${index}`);
    for (const source of sources) cache.set(source, undefined, { kind: 'refusal', errors: [] });
    const kept = sources.filter((source) => cache.get(source, undefined) !== undefined);
    expect(kept).toEqual(sources.slice(-kept.length));
    expect(kept.length).toBeLessThan(MB / (4 * SOURCE.length));
  });

  it('tells operations of one document apart by their names', () => {
    const cache = createOperationCache();
    cache.set(SOURCE, 'A', { kind: 'refusal', errors: [{ message: 'a' }] });
    expect(cache.get(SOURCE, 'A')).toMatchObject({ errors: [{ message: 'a' }] });
    expect(cache.get(SOURCE, 'B')).toBeUndefined();
  });
});
