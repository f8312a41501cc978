import { publicMessages } from '@graphlets/platform/errors';
import type { Log } from '@graphlets/platform/log';
import { isRecord, type WireError } from '@graphlets/platform/wire';
import { GraphQLError } from 'graphql';

/**
 * Errors as a client may see them. What came from a graphlet was masked by it or by the data source and keeps
 * its message; the gateway's own surprises become `INTERNAL_SERVER_ERROR` and are logged.
 */
export function formatErrors(errors: readonly GraphQLError[], log: Log): readonly WireError[] {
  return errors.map((error) => {
    const { serviceName, code, ...rest } = error.extensions;
    const position = positionOf(error);
    if (typeof serviceName === 'string') {
      return {
        message: error.message,
        ...position,
        extensions: { ...withoutStack(rest), code: code ?? 'INTERNAL_SERVER_ERROR', graphlet: serviceName },
      };
    }
    if (error.originalError != null && !(error.originalError instanceof GraphQLError)) {
      log.error('The gateway failed on an operation.', { error: error.originalError });
      return {
        message: publicMessages.INTERNAL_SERVER_ERROR,
        ...position,
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      };
    }
    return { message: error.message, ...position, extensions: { code: code ?? 'INTERNAL_SERVER_ERROR' } };
  });
}

/** @apollo/gateway writes `@` for every element of a list: such a path ends before it. */
function positionOf({ path = [] }: GraphQLError): Pick<WireError, 'path'> {
  const list = path.indexOf('@');
  const known = list === -1 ? path : path.slice(0, list);
  return known.length > 0 ? { path: known } : {};
}

/** Some servers send their stack along; it goes no further. */
function withoutStack(extensions: Record<string, unknown>): Record<string, unknown> {
  const { stacktrace: _stack, exception: _exception, ...rest } = extensions;
  return isRecord(rest) ? rest : {};
}
