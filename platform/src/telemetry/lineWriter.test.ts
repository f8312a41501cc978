import { batchLines } from './lineWriter.ts';

function setUp() {
  const written: string[] = [];
  const deferred: (() => void)[] = [];
  const write = batchLines(
    (lines) => written.push(lines),
    (flush) => deferred.push(flush),
  );
  /** The end of a turn of the event loop. */
  const turn = () => {
    for (const flush of deferred.splice(0)) flush();
  };
  return { write, written, turn };
}

describe('batchLines', () => {
  it('writes what came in one turn together, in order, and nothing twice', () => {
    const { write, written, turn } = setUp();
    write('a\n');
    write('b\n');
    expect(written).toEqual([]);
    turn();
    write('c\n');
    turn();
    turn();
    expect(written).toEqual(['a\nb\n', 'c\n']);
  });

  it('does not wait when much has come together', () => {
    const { write, written, turn } = setUp();
    const much = `${'x'.repeat(70_000)}\n`;
    write(much);
    expect(written).toEqual([much]);
    write('after\n');
    turn();
    expect(written).toEqual([much, 'after\n']);
  });
});
