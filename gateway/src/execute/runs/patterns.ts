/**
 * Source of a regular expression, without capturing groups, for the text of a value, but for `STRING`. Only names of GraphQL go
 * into one, which mean themselves in an expression (spec October 2021, 2.1.9).
 */
export type Pattern = string;

/** Longer ones, in characters, are not made: to make an expression takes longer the longer it is, and V8 refuses very long ones. */
export const PATTERN_LIMIT = 2_000;

/** Stands for a string, which has escapes or not. */
const STRING = '@';
const PLAIN = String.raw`"[^"\\\x00-\x1f]*"`;
/** With the escapes that JSON has (RFC 8259, 7). */
const ESCAPED = String.raw`"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;

/** The name of a type. */
export const TYPE_NAME: Pattern = '"[_A-Za-z][_0-9A-Za-z]*"';
/** Any value that is no list and no object. */
export const LEAF: Pattern = `(?:${STRING}|${NUMBER}|true|false|null)`;

/**
 * Values that result coercion leaves as they are (spec October 2021, 3.5); any other is for the writer to judge. Whole numbers
 * of nine digits are within 32 bits, and there is no -0 among them; fifteen digits are what a Float has.
 */
const scalars: ReadonlyMap<string, Pattern> = new Map([
  ['Int', String.raw`(?:0|-?[1-9]\d{0,8})`],
  ['Float', String.raw`-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?`],
  ['Boolean', '(?:true|false)'],
  ['String', STRING],
  ['ID', STRING],
]);

/** An expression for what stands at its `lastIndex`. */
export function toRegExp(pattern: Pattern, hasEscapes: boolean): RegExp {
  return new RegExp(pattern.replaceAll(STRING, hasEscapes ? ESCAPED : PLAIN), 'y');
}

/** @returns undefined for a scalar of the graph's own, which may be any value */
export function scalarPattern(name: string): Pattern | undefined {
  return scalars.get(name);
}

export function enumPattern(names: readonly string[]): Pattern {
  return `"(?:${names.join('|')})"`;
}

export function nullablePattern(pattern: Pattern): Pattern {
  return `(?:${pattern}|null)`;
}

/** The element stands in it once, so that lists in lists do not make it long. */
export function listPattern(pattern: Pattern): Pattern {
  return String.raw`\[(?:${pattern}(?:,(?=[^\]])|(?=\])))*\]`;
}

/** Members in their order. */
export function objectPattern(
  members: readonly { readonly name: string; readonly pattern: Pattern }[],
): Pattern {
  return String.raw`\{${members.map(({ name, pattern }) => `"${name}":${pattern}`).join()}\}`;
}
