import { parse } from 'graphql';
import { checkSize } from './checkSize.ts';
import { checkTokens } from './checkTokens.ts';

const limits = { tokens: 50, depth: 3, aliases: 2, fields: 8, introspections: 2, entities: 1 };
const size = (text: string) => checkSize(parse(text), limits)?.message;
const tokens = (text: string) => checkTokens(text, limits)?.message;
const over = (name: string, limit: number) => `The operation is over the limit of ${limit} for ${name}.`;

describe('limits of an operation', () => {
  it('lets an operation through that is at each limit', () => {
    expect(size('{ a { b { c } } x: a y: a d e f }')).toBeUndefined();
    expect(tokens(`{${' a'.repeat(48)}}`)).toBeUndefined();
  });

  it.each([
    ['{ a { b { c { d } } } }', over('depth', 3)],
    ['{ a { ...F } } fragment F on T { b { ... { c { d } } } }', over('depth', 3)],
    ['{ x: a y: a z: a }', over('aliases', 2)],
    ['{ ...F ...F } fragment F on T { x: a y: a }', over('aliases', 2)],
    ['{ a b c d e f g h i }', over('fields', 8)],
    ['{ __schema { a } ...F ...F } fragment F on Q { __type(name: "A") { a } }', over('introspections', 2)],
  ])('refuses %s', (text, message) => {
    expect(size(text)).toBe(message);
  });

  it('counts what fragments multiply without spreading them out', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on T { ...F${n + 1} ...F${n + 1} }`,
    );
    expect(size(`{ ...F0 } ${fragments.join(' ')} fragment F60 on T { a }`)).toBe(over('fields', 8));
  });

  it('leaves a fragment that spreads itself to validation', () => {
    expect(size('{ ...F } fragment F on T { a ...F }')).toBeUndefined();
  });

  it('refuses too many tokens, and brackets that would use up the stack', () => {
    expect(tokens(`{${' a'.repeat(49)}}`)).toBe(over('tokens', 50));
    expect(tokens('{ a(b: [[[[[[[[1]]]]]]]]) }')).toBe(over('depth', 3));
  });
});
