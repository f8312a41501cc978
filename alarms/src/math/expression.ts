import { tokenise } from '../tokenise.ts';

/** Metric math, parsed. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'query'; readonly id: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    };

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(<=|>=|==|!=|&&|\|\||[-+*/^<>()[\],]))/y;

/** From the loosest to the tightest. */
const LEVELS: readonly (readonly string[])[] = [
  ['OR', '||'],
  ['AND', '&&'],
  ['==', '!=', '<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

/**
 * Parses an expression of CloudWatch's metric math.
 *
 * @throws {SyntaxError} says what was met instead of what
 */
export function parseExpression(text: string): Expression {
  const tokens = tokenise(text, TOKEN).map((groups) => groups.find((group) => group !== undefined) ?? '');
  let position = 0;
  const peek = () => tokens[position] ?? '';
  const next = () => tokens[position++] ?? '';
  const expect = (token: string) => {
    const met = next();
    if (met !== token) throw new SyntaxError(`expected "${token}", met "${met || 'the end'}" in ${text}`);
  };

  function parseLevel(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return parseUnary();
    let left = parseLevel(level + 1);
    while (operators.includes(peek())) {
      const operator = next();
      left = { kind: 'binary', operator, left, right: parseLevel(level + 1) };
    }
    return left;
  }

  function parseUnary(): Expression {
    if (peek() !== '-') return parsePrimary();
    next();
    return {
      kind: 'binary',
      operator: '-',
      left: { kind: 'number', value: 0 },
      right: parseUnary(),
    };
  }

  function parseItems(end: string): readonly Expression[] {
    const items: Expression[] = [];
    while (peek() !== end) {
      if (items.length > 0) expect(',');
      items.push(parseLevel(0));
    }
    expect(end);
    return items;
  }

  function parsePrimary(): Expression {
    const token = next();
    if (token === '(') {
      const inner = parseLevel(0);
      expect(')');
      return inner;
    }
    if (token === '[') return { kind: 'list', items: parseItems(']') };
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token) };
    if (!/^[A-Za-z_]/.test(token)) {
      throw new SyntaxError(`expected a value, met "${token || 'the end'}" in ${text}`);
    }
    if (peek() !== '(') return { kind: 'query', id: token };
    next();
    return { kind: 'call', name: token, args: parseItems(')') };
  }

  const expression = parseLevel(0);
  if (position < tokens.length) throw new SyntaxError(`expected the end, met "${peek()}" in ${text}`);
  return expression;
}
