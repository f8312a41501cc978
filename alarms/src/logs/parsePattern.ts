import { tokenise } from '../tokenise.ts';

/** Whether a log line, parsed, is meant by a pattern. */
export type LinePattern = (line: unknown) => boolean;

const TOKEN = /\s*(?:(&&|\|\||!=|<=|>=|[()=<>])|"([^"]*)"|(\$(?:\.\w+)+)|(-?\d+(?:\.\d+)?))/y;

type Token = { readonly kind: 'sign' | 'text' | 'path' | 'number'; readonly value: string };

const comparisons: Readonly<Record<string, (found: unknown, wanted: string | number) => boolean>> = {
  '=': (found, wanted) => found === wanted,
  '!=': (found, wanted) => found !== wanted,
  '<': (found, wanted) => typeof found === 'number' && found < Number(wanted),
  '<=': (found, wanted) => typeof found === 'number' && found <= Number(wanted),
  '>': (found, wanted) => typeof found === 'number' && found > Number(wanted),
  '>=': (found, wanted) => typeof found === 'number' && found >= Number(wanted),
};

/**
 * A pattern of CloudWatch Logs for JSON lines: `{ $.type = "platform.report" && ($.a = 1 || $.b > 2) }`.
 *
 * @throws {SyntaxError} for any other kind of pattern
 */
export function parsePattern(pattern: string): LinePattern {
  const body = /^\s*\{(.*)\}\s*$/s.exec(pattern)?.[1];
  if (body === undefined) throw new SyntaxError(`only patterns for JSON are known here, not ${pattern}`);
  const tokens = tokenise(body, TOKEN).map(readToken);
  let position = 0;
  const isNext = (sign: string) => tokens[position]?.kind === 'sign' && tokens[position]?.value === sign;
  const next = (...kinds: readonly Token['kind'][]): Token => {
    const token = tokens[position++];
    if (token === undefined || !kinds.includes(token.kind)) {
      throw new SyntaxError(
        `expected a ${kinds.join(' or ')}, met ${token?.value ?? 'the end'} in ${pattern}`,
      );
    }
    return token;
  };

  function parseOr(): LinePattern {
    const parts = [parseAnd()];
    while (isNext('||')) {
      position++;
      parts.push(parseAnd());
    }
    return (line) => parts.some((part) => part(line));
  }

  function parseAnd(): LinePattern {
    const parts = [parseTest()];
    while (isNext('&&')) {
      position++;
      parts.push(parseTest());
    }
    return (line) => parts.every((part) => part(line));
  }

  function parseTest(): LinePattern {
    if (isNext('(')) {
      position++;
      const inner = parseOr();
      if (next('sign').value !== ')') throw new SyntaxError(`a bracket stays open in ${pattern}`);
      return inner;
    }
    const path = next('path').value.split('.').slice(1);
    const sign = next('sign').value;
    const compare = comparisons[sign];
    if (compare === undefined) throw new SyntaxError(`"${sign}" compares nothing in ${pattern}`);
    const { kind, value } = next('text', 'number');
    const wanted = kind === 'number' ? Number(value) : value;
    return (line) => {
      const found = readPath(line, path);
      return found !== undefined && compare(found, wanted);
    };
  }

  const matches = parseOr();
  if (position < tokens.length) throw new SyntaxError(`${tokens[position]?.value} is too much in ${pattern}`);
  return matches;
}

/** @param path - names, without the `$` */
export function readPath(line: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
    line,
  );
}

function readToken([sign, text, path, number]: readonly (string | undefined)[]): Token {
  if (sign !== undefined) return { kind: 'sign', value: sign };
  if (text !== undefined) return { kind: 'text', value: text };
  if (path !== undefined) return { kind: 'path', value: path };
  return { kind: 'number', value: number ?? '' };
}
