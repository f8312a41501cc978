import { chooseRequestId } from './requestId.ts';

describe('chooseRequestId', () => {
  it.each(['a', 'A-1._z', 'x'.repeat(128)])('keeps the harmless id %s', (id) => {
    expect(chooseRequestId(id, 'fallback')).toBe(id);
  });

  it.each(['', 'x'.repeat(129), 'a b', 'a\nb', 'é', undefined, 7])('replaces %j', (id) => {
    expect(chooseRequestId(id, 'fallback')).toBe('fallback');
  });
});
