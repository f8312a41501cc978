import { fitsHttpEvent, fitsInvoke } from './limitAnswer.ts';

const MB = 1024 * 1024;

describe('an answer through Lambda', () => {
  it.each([
    ['a small one', 'x', true, true],
    ['one that measures less than it could', 'x'.repeat(5 * MB), true, true],
    ['too many characters', 'x'.repeat(6 * MB), false, false],
    ['characters of several bytes', '€'.repeat(2 * MB), false, false],
    [
      'quotes, which count twice where the body is a string within the payload',
      '"'.repeat(4 * MB),
      true,
      false,
    ],
  ])('fits or not: %s', (_what, body, isForInvoke, isForHttp) => {
    expect([fitsInvoke(body), fitsHttpEvent(body)]).toEqual([isForInvoke, isForHttp]);
  });
});
