import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import type { ErrorCode } from '../errors.ts';
import type { WireError } from '../wire.ts';

/** The gateway sends few distinct texts, many times each. */
const LIMIT = 1_000;

/** A document that is ready to be executed, or the errors that say why not. */
export type PreparedDocument = DocumentNode | readonly WireError[];

/** Parses and validates each text once; forgets the oldest beyond a thousand. */
export function createDocumentCache(schema: GraphQLSchema): (source: string) => PreparedDocument {
  const known = new Map<string, PreparedDocument>();
  return (source) => {
    const found = known.get(source);
    if (found !== undefined) return found;
    const prepared = prepare(schema, source);
    if (known.size >= LIMIT) {
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    }
    known.set(source, prepared);
    return prepared;
  };
}

function prepare(schema: GraphQLSchema, source: string): PreparedDocument {
  try {
    const document = parse(source, { noLocation: true });
    const errors = validate(schema, document);
    return errors.length > 0 ? errors.map((error) => told(error, 'GRAPHQL_VALIDATION_FAILED')) : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [told(error, 'GRAPHQL_PARSE_FAILED')];
    throw error;
  }
}

function told({ message }: GraphQLError, code: ErrorCode): WireError {
  return { message, extensions: { code } };
}
