import { createProgressBar } from './progressBar.ts';

/** What is written to a terminal, or to a file. */
function scene(isTTY: boolean) {
  let written = '';
  const write = (text: string | Uint8Array) => {
    written += text;
    return true;
  };
  return { bar: createProgressBar({ isTTY, write }), written: () => written };
}

describe('a progress bar', () => {
  it('draws over itself in a terminal', () => {
    const { bar, written } = scene(true);
    bar.show(0, '0 of 10 rows');
    bar.show(1, '10 of 10 rows');
    bar.clear();
    expect(written().split('\r\x1b[K')).toEqual([
      '',
      `${'░'.repeat(30)} 0 of 10 rows`,
      `${'█'.repeat(30)} 10 of 10 rows, 0 s left`,
      '',
    ]);
  });

  it('leaves a file alone', () => {
    const { bar, written } = scene(false);
    bar.show(1, '10 of 10 rows');
    bar.clear();
    expect(written()).toBe('');
  });
});
