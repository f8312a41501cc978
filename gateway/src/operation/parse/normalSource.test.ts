import { Lexer, Source } from 'graphql';
import { normalSource } from './normalSource.ts';

/** Kinds and values of all tokens. */
function tokens(text: string): readonly string[] {
  const lexer = new Lexer(new Source(text));
  const found: string[] = [];
  for (let token = lexer.advance(); token.kind !== '<EOF>'; token = lexer.advance()) {
    found.push(`${token.kind} ${token.value ?? ''}`);
  }
  return found;
}

describe('the normal form of a document', () => {
  it.each([
    '{ a }',
    '\uFEFFquery  Q ( $a : Int , $b: [ String! ]! = [ "x , # y" ] ) { # comment\n  a,b\r\n ...F ... on T { c } }',
    'fragment F on T @d(a: """ block " \\""" # no comment """) { a(x: -1, y: 1.5e3, z: $v) }',
    '{a(s:"",t:"\\"",u:"\\\\")b}',
  ])('has the tokens of %j and is its own normal form', (text) => {
    const normal = normalSource(text);
    expect(tokens(normal)).toEqual(tokens(text));
    expect(normalSource(normal)).toBe(normal);
  });

  it.each([
    ['{ a b }', '{ab}'],
    ['{ a(x: "b c") }', '{ a(x: "b  c") }'],
    ['{ a(x: 1 2) }', '{ a(x: 12) }'],
  ])('is another for %j and %j', (one, other) => {
    expect(normalSource(one)).not.toBe(normalSource(other));
  });

  it('is the same for texts with the same tokens', () => {
    expect(normalSource('query Q{\n  a\n  b # c\n}\n')).toBe(normalSource('query Q { a, b }'));
  });

  it.each(['{ a(x: "', '"""', '{ " }\n"'])('is made of text that is no document too: %j', (text) => {
    expect(normalSource(text)).toContain('"');
  });
});
