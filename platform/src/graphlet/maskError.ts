import { GraphQLError, Kind } from 'graphql';
import { type ErrorCode, PlatformError, publicMessages } from '../errors.ts';
import type { Log } from '../log.ts';
import type { WireError } from '../wire.ts';

/**
 * What of an error leaves the graphlet. An error that a resolver threw on purpose (`GraphQLError` with a code) and
 * GraphQL's own word on variables and arguments keep their message; anything else becomes the public message
 * of its code, and is logged whole.
 */
export function maskError(error: GraphQLError, log: Log): WireError {
  const { originalError, path } = error;
  const position = path === undefined ? {} : { path };
  if (isForClient(error)) {
    return {
      message: error.message,
      ...position,
      extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode, ...error.extensions },
    };
  }
  const code: ErrorCode =
    originalError instanceof PlatformError ? originalError.code : 'INTERNAL_SERVER_ERROR';
  log.error('A resolver failed.', { path, code, error: originalError ?? error });
  return { message: publicMessages[code], ...position, extensions: { code } };
}

/** Without a code, what GraphQL says of a field is about what its resolver returned, and no client's business. */
function isForClient({ originalError, extensions, nodes }: GraphQLError): boolean {
  if (originalError != null && !(originalError instanceof GraphQLError)) return false;
  return typeof extensions.code === 'string' || nodes?.[0]?.kind !== Kind.FIELD;
}
