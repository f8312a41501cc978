import { createHash } from 'node:crypto';
import type { ApolloGateway } from '@apollo/gateway';
import type { Log } from '@graphlets/platform/log';
import type { GraphQLSchema } from 'graphql';
import type { ParsedOperation } from '../operation/parse/parseOperation.ts';

type Executor = NonNullable<Awaited<ReturnType<ApolloGateway['load']>>['executor']>;
type ApolloRequestContext = Parameters<Executor>[0];

/** @apollo/gateway asks for a whole server's request context and reads the half of it that is here. */
export function requestContextOf(
  schema: GraphQLSchema,
  source: string,
  { document, operation }: ParsedOperation,
): Omit<ApolloRequestContext, 'request' | 'context' | 'metrics'> {
  const queryHash = createHash('sha256').update(source).digest('hex');
  return {
    schema,
    schemaHash: '' as ApolloRequestContext['schemaHash'],
    source,
    document,
    operation,
    operationName: operation.name?.value ?? null,
    queryHash,
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    cache: { get: async () => undefined, set: async () => {}, delete: async () => undefined },
    overallCachePolicy: undefined,
  };
}

/** What @apollo/gateway says on its own: only its warnings and errors matter in our log. */
export function asApolloLogger(log: Log) {
  const text = (message: unknown) => String(message);
  return {
    debug: ignore,
    info: ignore,
    warn: (message?: unknown) => log.warn(text(message)),
    error: (message?: unknown) => log.error(text(message)),
  };
}

function ignore(): void {}
