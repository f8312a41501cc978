import { ObjectLayout } from '../data/layout.ts';
import { listPattern, nullablePattern, objectPattern, scalarPattern, toRegExp } from '../runs/patterns.ts';
import { compileSegments } from './compileSegments.ts';
import { Cursor } from './cursor.ts';

const names = (...fields: readonly string[]) =>
  fields.map((responseName) => ({ responseName, isLeaf: true }));

/** The first segment of an object's fields. */
function compile(fields: readonly string[], expressionsAfter = 0) {
  const layout = new ObjectLayout();
  const [segment] = compileSegments(layout, names(...fields), expressionsAfter);
  return {
    segment,
    read(text: string) {
      const values: unknown[] = [];
      const cursor = new Cursor(text, 0);
      const isRead = segment?.read(cursor, values as string[], 0);
      return isRead ? fields.map((name) => values[layout.leaf(name)]) : cursor.at;
    },
  };
}

describe('fields that one expression reads', () => {
  it('are cut out of the text each, and nothing is moved where they do not stand', () => {
    const { read } = compile(['a', 'b']);
    expect(read('"a":"x,","b":-1.5e3}')).toEqual(['"x,"', '-1.5e3']);
    expect(read('"a":null,"b":"null","c":1}')).toEqual([null, '"null"']);
    expect(read('"a":1,"c":2}')).toBe(0);
    expect(read('"a":1,"b":2')).toBe(0);
    expect(read('"a":1,"b":[]}')).toBe(0);
  });

  it('are read by it only once so many objects have come', () => {
    const { read } = compile(['a', 'b'], 2);
    const text = '"a":1,"b":2}';
    expect([read(text), read(text), read(text)]).toEqual([0, 0, ['1', '2']]);
  });

  it('are read by it with escapes where those are many', () => {
    const { read } = compile(['a', 'b']);
    const plain = '"a":"x","b":1}';
    const text = '"a":"\\u00e9\\"\\n","b":1}';
    expect([...Array(20)].map(() => [read(plain), read(text)][1])).toEqual(Array(20).fill(0));
    const reads = [...Array(20)].map(() => read(text));
    expect(reads.at(-1)).toEqual(['"\\u00e9\\"\\n"', '1']);
    expect(read(plain)).toEqual(['"x"', '1']);
    expect(read('"a":"\\q","b":1}')).toBe(0);
  });

  it('are read without it for long when it keeps not matching', () => {
    const { read } = compile(['a', 'b']);
    const [other, text] = ['"b":1,"a":2}', '"a":1,"b":2}'];
    for (let n = 0; n < 50; n++) expect(read(other)).toBe(0);
    const reads = Array.from({ length: 100_001 }, () => read(text) !== 0);
    expect(reads.indexOf(true)).toBe(100_000);
  });

  it('say the name of their type, whatever it was before', () => {
    const { read } = compile(['id', '__typename']);
    const of = (type: string) => read(`"id":1,"__typename":${JSON.stringify(type)}}`);
    expect([of('A'), of('A'), of('B_1'), of('no name')]).toEqual([
      ['1', '"A"'],
      ['1', '"A"'],
      ['1', '"B_1"'],
      0,
    ]);
  });

  it('are several segments when they are very many', () => {
    const fields = Array.from({ length: 10_000 }, (_, index) => `field${index}`);
    const { segment } = compile(fields);
    const members = fields.map((name) => `"${name}":"x"`).join();
    expect(segment?.length).toBeGreaterThan(10);
    expect(segment?.read(new Cursor(`${members}}`, 0), [], 0)).toBe(true);
  });

  it('are no segment when there is only one', () => {
    expect(compile(['a']).segment).toBeUndefined();
  });
});

describe('the expression for a list', () => {
  const int = scalarPattern('Int') ?? '';
  const matches = (pattern: string, text: string) => {
    const expression = toRegExp(pattern, false);
    return expression.test(text) && expression.lastIndex === text.length;
  };

  it.each(['[]', '[1]', '[1,null,-3]'])('takes %s', (text) => {
    expect(matches(listPattern(nullablePattern(int)), text)).toBe(true);
  });

  it.each(['[', ']', '[,]', '[1,]', '[,1]', '[1 ]', '[1,,2]', '[1][2]', '[-0]', '[01]', '["1"]'])(
    'does not take %s',
    (text) => {
      expect(matches(listPattern(nullablePattern(int)), text)).toBe(false);
    },
  );

  it('does not double with every list in it', () => {
    let pattern = int;
    for (let depth = 0; depth < 20; depth++) {
      pattern = listPattern(objectPattern([{ name: 'x', pattern }]));
    }
    expect(pattern.length).toBeLessThan(20 * 60);
    const text = `${'[{"x":'.repeat(20)}1${'}]'.repeat(20)}`;
    expect(matches(pattern, text)).toBe(true);
    expect(matches(pattern, text.replace('1', '1.0'))).toBe(false);
  });
});
