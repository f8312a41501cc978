import { type ExecutionResult, execute, type GraphQLSchema, getOperationAST } from 'graphql';
import { type ErrorCode, publicMessages } from '../errors.ts';
import type { GraphletResponse } from '../wire.ts';
import { createDocumentCache } from './documents.ts';
import { maskError } from './maskError.ts';
import type { ParsedRequest } from './parseRequest.ts';
import type { GraphletCallScope } from './scope.ts';

/** An answer without data. */
export function refuse(code: ErrorCode, message: string): GraphletResponse {
  return { errors: [{ message, extensions: { code } }] };
}

export type Executor = (request: ParsedRequest, context: GraphletCallScope) => Promise<GraphletResponse>;

/**
 * Executes requests against one schema (spec October 2021, 6). When the deadline passes first, the answer is a
 * `GRAPHLET_TIMEOUT` error for the whole call; what the resolvers still do is left to the signal.
 */
export function createExecutor(schema: GraphQLSchema): Executor {
  const prepare = createDocumentCache(schema);

  return async (request, context) => {
    const document = prepare(request.query);
    if (!('kind' in document)) return { errors: document };
    if (getOperationAST(document, request.operationName) == null) {
      return refuse('OPERATION_RESOLUTION_FAILURE', publicMessages.OPERATION_RESOLUTION_FAILURE);
    }
    const result = await untilDeadline(
      context.signal,
      execute({
        schema,
        document,
        contextValue: context,
        variableValues: request.variables,
        operationName: request.operationName,
      }),
    );
    if (result === undefined) {
      context.log.error('The deadline passed before the resolvers were done.', {
        operationName: request.operationName,
      });
      return refuse('GRAPHLET_TIMEOUT', publicMessages.GRAPHLET_TIMEOUT);
    }
    return toResponse(result, context);
  };
}

function toResponse(result: ExecutionResult, context: GraphletCallScope): GraphletResponse {
  return {
    ...(result.data !== undefined && { data: result.data }),
    ...(result.errors !== undefined && {
      errors: result.errors.map((error) => maskError(error, context.log)),
    }),
  };
}

/** @returns undefined when the signal aborts first */
function untilDeadline<T>(signal: AbortSignal, work: T | Promise<T>): Promise<T | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve(undefined);
    signal.addEventListener('abort', giveUp, { once: true });
    Promise.resolve(work)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', giveUp));
  });
}
