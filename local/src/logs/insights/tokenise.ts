import { QueryError } from './queryError.ts';

export type TokenKind = 'number' | 'string' | 'regex' | 'word' | 'field' | 'symbol';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Where in the query it begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** In this order; a regular expression is told from a division by what stands before it. */
const patterns: readonly (readonly [TokenKind | 'blank', RegExp])[] = [
  ['blank', /(?:\s+|#[^\n]*)+/y],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![A-Za-z_])/y],
  ['string', /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y],
  ['field', /`[^`]+`/y],
  ['word', /[A-Za-z_@][A-Za-z0-9_@]*(?:\.[A-Za-z0-9_@]+)*|\d+[a-z]+/y],
  ['symbol', /=~|!=|<=|>=|[|,()[\]=<>+\-*/%^]/y],
];
const REGEX = /\/(?:[^/\\\n]|\\.)+\//y;
const BEFORE_REGEX = new Set(['like', '=~']);

/** @throws {QueryError} */
export function tokenise(query: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < query.length; ) {
    const before = tokens.at(-1)?.text.toLowerCase();
    const found =
      match(BEFORE_REGEX.has(before ?? '') ? [['regex', REGEX], ...patterns] : patterns, query, at) ??
      refuse(query, at);
    if (found.kind !== 'blank') tokens.push({ ...found, kind: found.kind });
    at = found.to;
  }
  return tokens;
}

function match(
  candidates: readonly (readonly [TokenKind | 'blank', RegExp])[],
  query: string,
  at: number,
): (Omit<Token, 'kind'> & { readonly kind: TokenKind | 'blank' }) | undefined {
  for (const [kind, pattern] of candidates) {
    pattern.lastIndex = at;
    const text = pattern.exec(query)?.[0];
    if (text !== undefined) return { kind, text, from: at, to: at + text.length };
  }
  return undefined;
}

function refuse(query: string, at: number): never {
  throw new QueryError(`The query has something unknown here: ${query.slice(at, at + 20)}`);
}
