import { readForeignError } from './foreignError.ts';

const read = (error: object) => readForeignError(error as never, 'shop');
const nothing = { code: 'INTERNAL_SERVER_ERROR', graphlet: 'shop' };

describe("a graphlet's error", () => {
  it('is told on as it is', () => {
    const extensions = { code: 'MINE', detail: { a: [1] } };
    expect(read({ message: 'no', path: ['a', 0, 'b'], extensions })).toEqual({
      message: 'no',
      path: ['a', 0, 'b'],
      extensions: { ...extensions, graphlet: 'shop' },
    });
  });

  it.each([
    [{}, { message: 'A part of the graph failed.', path: [], extensions: nothing }],
    [
      { message: 1, path: 'a', extensions: [] },
      { message: 'A part of the graph failed.', path: [], extensions: nothing },
    ],
    [
      { message: 'no', path: ['a', -1, 'b'] },
      { message: 'no', path: ['a'], extensions: nothing },
    ],
    [
      { message: 'no', path: ['a', { b: 1 }] },
      { message: 'no', path: ['a'], extensions: nothing },
    ],
    [
      { message: 'no', extensions: { code: 7 } },
      { message: 'no', path: [], extensions: nothing },
    ],
  ])('is mended where it is none: %j', (error, expected) => {
    expect(read(error)).toEqual(expected);
  });

  it('keeps no path that is longer than any answer is deep', () => {
    expect(read({ message: 'no', path: Array(2_000).fill('a') }).path).toEqual(Array(200).fill('a'));
  });

  it('keeps no stack, and nothing that is nested too deeply to be written', () => {
    const deep = JSON.parse(`${'['.repeat(1_000)}${']'.repeat(1_000)}`);
    expect(
      read({
        message: 'no',
        extensions: {
          stacktrace: ['at a.ts'],
          exception: {},
          kept: 1,
          originalError: { stack: 'at b.ts', causes: [{ stackTrace: 'at c.ts', name: 'E' }] },
        },
      }).extensions,
    ).toEqual({ ...nothing, kept: 1, originalError: { causes: [{ name: 'E' }] } });
    expect(read({ message: 'no', extensions: { code: 'MINE', deep } }).extensions).toEqual({
      code: 'MINE',
      graphlet: 'shop',
    });
  });
});
