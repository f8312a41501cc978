import { QueryError } from './queryError.ts';
import type { Token } from './tokenise.ts';

/** What is computed of a record, or, where it has aggregates, of a group of them. */
export type Expression =
  | { readonly kind: 'value'; readonly value: string | number | RegExp }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'unary'; readonly operator: 'not' | '-'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    };

/** Reads tokens one after another. */
export interface TokenReader {
  peek(): Token | undefined;
  next(): Token;
  /** Takes the token if it is this one, in any case of letters. */
  take(text: string): boolean;
  /** @throws {QueryError} when the next one is another */
  expect(text: string): void;
}

export function readTokens(tokens: readonly Token[]): TokenReader {
  let at = 0;
  const reader: TokenReader = {
    peek: () => tokens[at],
    next() {
      const token = tokens[at++];
      if (token === undefined) throw new QueryError('The query ends too early.');
      return token;
    },
    take(text) {
      const isIt = tokens[at]?.text.toLowerCase() === text;
      if (isIt) at++;
      return isIt;
    },
    expect(text) {
      if (reader.take(text)) return;
      throw new QueryError(`"${text}" must stand here: ${tokens[at]?.text ?? 'the end of the query'}`);
    },
  };
  return reader;
}

/** Binding power of what stands between two operands. */
const powers: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  like: 4,
  '=~': 4,
  in: 4,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  '^': 7,
};
const NOT_POWER = 3;

/** @throws {QueryError} */
export function readExpression(reader: TokenReader, least = 0): Expression {
  let left = readOperand(reader);
  for (;;) {
    const token = reader.peek();
    const isNegated = token?.text.toLowerCase() === 'not';
    const operator = isNegated ? 'like' : (token?.text.toLowerCase() ?? '');
    const power = token?.kind === 'string' ? undefined : powers[operator];
    if (power === undefined || power <= least) return left;
    reader.next();
    if (isNegated) {
      const word = reader.next().text.toLowerCase();
      if (word !== 'like' && word !== 'in')
        throw new QueryError(`After "not" stands "like" or "in", not "${word}".`);
      const operand = binary(word, left, readExpression(reader, power));
      left = { kind: 'unary', operator: 'not', operand };
    } else {
      left = binary(operator, left, readExpression(reader, power));
    }
  }
}

function binary(operator: string, left: Expression, right: Expression): Expression {
  return { kind: 'binary', operator, left, right };
}

function readOperand(reader: TokenReader): Expression {
  if (reader.take('not'))
    return { kind: 'unary', operator: 'not', operand: readExpression(reader, NOT_POWER) };
  if (reader.take('-')) return { kind: 'unary', operator: '-', operand: readExpression(reader, powers['*']) };
  if (reader.take('(')) {
    const inner = readExpression(reader);
    reader.expect(')');
    return inner;
  }
  if (reader.take('[')) return { kind: 'list', items: readList(reader, ']') };
  const token = reader.next();
  switch (token.kind) {
    case 'number':
      return { kind: 'value', value: Number(token.text) };
    case 'string':
      return { kind: 'value', value: unquote(token.text) };
    case 'regex':
      return { kind: 'value', value: toRegex(token.text.slice(1, -1)) };
    case 'field':
      return { kind: 'field', name: token.text.slice(1, -1) };
    case 'word':
      if (reader.take('('))
        return { kind: 'call', name: token.text.toLowerCase(), args: readList(reader, ')') };
      return { kind: 'field', name: token.text };
    case 'symbol':
      // Of `count(*)`.
      if (token.text === '*') return { kind: 'field', name: '*' };
      throw new QueryError(`A value must stand in place of "${token.text}".`);
  }
}

function readList(reader: TokenReader, end: string): readonly Expression[] {
  const items: Expression[] = [];
  while (!reader.take(end)) {
    if (items.length > 0) reader.expect(',');
    items.push(readExpression(reader));
  }
  return items;
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, '$1');
}

/** `(?i)` at the beginning is how case is ignored there. */
function toRegex(text: string): RegExp {
  try {
    return text.startsWith('(?i)') ? new RegExp(text.slice(4), 'i') : new RegExp(text);
  } catch (cause) {
    throw new QueryError(`/${text}/ is no regular expression.`, { cause });
  }
}
