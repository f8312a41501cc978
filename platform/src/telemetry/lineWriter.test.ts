import { batchLines } from './lineWriter.ts';

function setUp() {
  const written: string[] = [];
  const deferred: (() => void)[] = [];
  const { write, flush } = batchLines(
    (lines) => written.push(lines),
    (later) => deferred.push(later),
  );
  const passTime = () => {
    for (const later of deferred.splice(0)) later();
  };
  return { write, flush, written, passTime };
}

describe('batchLines', () => {
  it('writes what came within a short time together, in order, and nothing twice', () => {
    const { write, written, passTime } = setUp();
    write('a\n');
    write('b\n');
    expect(written).toEqual([]);
    passTime();
    write('c\n');
    passTime();
    passTime();
    expect(written).toEqual(['a\nb\n', 'c\n']);
  });

  it('does not wait when much has come together', () => {
    const { write, written, passTime } = setUp();
    const much = `${'x'.repeat(70_000)}\n`;
    write(much);
    expect(written).toEqual([much]);
    write('after\n');
    passTime();
    expect(written).toEqual([much, 'after\n']);
  });

  it('writes what is left when the process ends', () => {
    const { write, flush, written, passTime } = setUp();
    write('last\n');
    flush();
    passTime();
    expect(written).toEqual(['last\n']);
  });
});
