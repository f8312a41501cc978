import { GraphQLError } from 'graphql';
import { type ErrorCode, PlatformError, publicMessages } from '../errors.ts';
import type { Log } from '../log.ts';
import type { WireError } from '../wire.ts';

/**
 * What of an error leaves the graphlet. An error that a resolver threw on purpose (`GraphQLError` with a code)
 * and GraphQL's own (validation, null in a non-null field) keep their message; anything else becomes the public message of its code,
 * and is logged whole.
 */
export function maskError(error: GraphQLError, log: Log): WireError {
  const { originalError, path } = error;
  const position = path === undefined ? {} : { path };
  if (originalError == null || originalError instanceof GraphQLError) {
    return {
      message: error.message,
      ...position,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...fieldCode(error), ...error.extensions },
    };
  }
  const code: ErrorCode =
    originalError instanceof PlatformError ? originalError.code : 'INTERNAL_SERVER_ERROR';
  log.error('A resolver failed.', { path, code, error: originalError });
  return { message: publicMessages[code], ...position, extensions: { code } };
}

/** An error with a path comes from a field that was executed, so the document was valid. */
function fieldCode(error: GraphQLError): { code?: ErrorCode } {
  return error.path === undefined ? {} : { code: 'INTERNAL_SERVER_ERROR' };
}
