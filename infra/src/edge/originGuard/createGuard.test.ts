import { createGuard } from './createGuard.mjs';

const guard = createGuard(async () => ['the key', 'the key before']);

describe('the guard of the API', () => {
  it.each([
    ['lets in who shows the key', { 'x-origin-key': 'the key' }, true],
    [
      'lets in who shows the key before, until CloudFront has the new one',
      { 'x-origin-key': 'the key before' },
      true,
    ],
    ['refuses another key', { 'x-origin-key': 'a key' }, false],
    ['refuses a key that is longer', { 'x-origin-key': 'the key and more' }, false],
    ['refuses an empty key', { 'x-origin-key': '' }, false],
    ['refuses who shows none', {}, false],
    ['refuses an event without headers', undefined, false],
  ])('%s', async (_, headers, isAuthorized) => {
    expect(await guard({ headers })).toEqual({ isAuthorized });
  });

  it('lets nobody in while there is no key', async () => {
    expect(await createGuard(async () => [])({ headers: { 'x-origin-key': 'any' } })).toEqual({
      isAuthorized: false,
    });
  });
});
