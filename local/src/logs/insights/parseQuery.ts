import { type Expression, readExpression, readTokens, type TokenReader } from './expression.ts';
import { QueryError } from './queryError.ts';
import { tokenise } from './tokenise.ts';

/** An expression and the name of its column. */
export interface NamedExpression {
  readonly name: string;
  readonly expression: Expression;
}

export type Command =
  | { readonly kind: 'fields' | 'display'; readonly columns: readonly NamedExpression[] }
  | { readonly kind: 'filter'; readonly condition: Expression }
  | {
      readonly kind: 'stats';
      readonly values: readonly NamedExpression[];
      readonly by: readonly NamedExpression[];
    }
  | {
      readonly kind: 'sort';
      readonly keys: readonly { readonly name: string; readonly isDescending: boolean }[];
    }
  | { readonly kind: 'limit'; readonly count: number };

/**
 * The part of CloudWatch Logs Insights' language that is known here: fields, display, filter, stats ... by, sort, limit.
 * docs.aws.amazon.com/AmazonCloudWatch, "CWL_QuerySyntax"
 *
 * @throws {QueryError}
 */
export function parseQuery(query: string): readonly Command[] {
  const reader = readTokens(tokenise(query));
  const commands: Command[] = [];
  while (reader.peek() !== undefined) {
    if (commands.length > 0) reader.expect('|');
    commands.push(readCommand(reader, query));
  }
  if (commands.length === 0) throw new QueryError('The query is empty.');
  return commands;
}

function readCommand(reader: TokenReader, query: string): Command {
  const word = reader.next().text;
  switch (word.toLowerCase()) {
    case 'fields':
      return { kind: 'fields', columns: readColumns(reader, query) };
    case 'display':
      return { kind: 'display', columns: readColumns(reader, query) };
    case 'filter':
      return { kind: 'filter', condition: readExpression(reader) };
    case 'stats': {
      const values = readColumns(reader, query);
      return { kind: 'stats', values, by: reader.take('by') ? readColumns(reader, query) : [] };
    }
    case 'sort':
      return { kind: 'sort', keys: readKeys(reader, query) };
    case 'limit': {
      const { kind, text } = reader.next();
      if (kind !== 'number') throw new QueryError(`limit takes a number, not "${text}".`);
      return { kind: 'limit', count: Number(text) };
    }
    default:
      throw new QueryError(
        `"${word}" is not known here; known are fields, display, filter, stats, sort and limit.`,
      );
  }
}

function readColumns(reader: TokenReader, query: string): readonly NamedExpression[] {
  const columns: NamedExpression[] = [];
  do {
    const from = reader.peek()?.from ?? query.length;
    const expression = readExpression(reader);
    const text = query.slice(from, reader.peek()?.from ?? query.length).trim();
    columns.push({ name: reader.take('as') ? nameOf(reader.next().text) : nameOf(text), expression });
  } while (reader.take(','));
  return columns;
}

function readKeys(reader: TokenReader, query: string): { name: string; isDescending: boolean }[] {
  const keys: { name: string; isDescending: boolean }[] = [];
  do {
    const from = reader.peek()?.from ?? query.length;
    readExpression(reader);
    const name = nameOf(query.slice(from, reader.peek()?.from ?? query.length).trim());
    const isDescending = reader.take('desc');
    if (!isDescending) reader.take('asc');
    keys.push({ name, isDescending });
  } while (reader.take(','));
  return keys;
}

function nameOf(text: string): string {
  return text.startsWith('`') ? text.slice(1, -1) : text;
}
