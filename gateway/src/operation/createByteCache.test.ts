import { createByteCache } from './createByteCache.ts';

describe('the cache by bytes', () => {
  it('drops what was not used for longest when it is full', () => {
    const cache = createByteCache<number>(100);
    cache.set('a', 1, 40);
    cache.set('b', 2, 40);
    cache.get('a');
    cache.set('c', 3, 40);
    expect(['a', 'b', 'c'].map(cache.get)).toEqual([1, undefined, 3]);
  });

  it('counts a key that is set again once', () => {
    const cache = createByteCache<number>(100);
    cache.set('a', 1, 60);
    cache.set('a', 2, 60);
    cache.set('b', 3, 40);
    expect(['a', 'b'].map(cache.get)).toEqual([2, 3]);
  });

  it('does not keep what is larger than all of it', () => {
    const cache = createByteCache<number>(100);
    cache.set('b', 1, 10);
    cache.set('a', 2, 101);
    expect(['a', 'b'].map(cache.get)).toEqual([undefined, 1]);
  });
});
