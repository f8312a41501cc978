import { ApolloGateway } from '@apollo/gateway';
import type { WireError } from '@graphlets/platform/wire';
import type { GraphQLSchema } from 'graphql';
import { createCache } from '../operation/createCache.ts';
import type {
  Engine,
  EngineOptions,
  OperationResponse,
  PreparedOperation,
  Refusal,
  RequestContext,
} from '../operation/engine.ts';
import { parseOperation } from '../operation/parse/parseOperation.ts';
import { coerceVariables } from '../operation/variables/coerceVariables.ts';
import { formatErrors } from './formatErrors.ts';
import { createDataSource } from './graphletDataSource.ts';
import { asApolloLogger, requestContextOf } from './requestContext.ts';

/** What one run hands through @apollo/gateway. */
interface RunContext {
  readonly request: RequestContext;
  readonly planned: () => void;
}

type Executor = NonNullable<Awaited<ReturnType<ApolloGateway['load']>>['executor']>;

/** Prepared operations that are kept. */
const PREPARED_LIMIT = 1_000;

/**
 * The reference engine: stock @apollo/gateway (Elastic License 2.0) over our transport. It parses, validates and
 * coerces as @apollo/server would.
 */
export async function createApolloEngine({
  supergraphSdl,
  transport,
  limits,
  log,
}: EngineOptions): Promise<Engine> {
  process.env.APOLLO_TELEMETRY_DISABLED = '1';
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: asApolloLogger(log),
    buildService: ({ name, url = '' }) => createDataSource({ graphlet: name, url, transport, log }),
    experimental_didResolveQueryPlan: ({ requestContext }) =>
      (requestContext.context as RunContext).planned(),
  });
  let schema: GraphQLSchema | undefined;
  gateway.onSchemaLoadOrUpdate((loaded) => {
    schema = loaded.apiSchema;
  });
  const { executor } = await gateway.load({ apollo: {} });
  if (executor === null || schema === undefined) throw new Error('@apollo/gateway loaded no schema.');
  const prepare = createPrepare(executor, schema, limits);

  const prepared = createCache<PreparedOperation | Refusal>(PREPARED_LIMIT);
  return {
    async prepare(source, operationName) {
      const key = `${operationName ?? ''}\n${source}`;
      const known = prepared.get(key);
      if (known !== undefined) return known;
      const made = prepare(source, operationName);
      prepared.set(key, made);
      return made;
    },
    close: () => gateway.stop(),
  };
}

function createPrepare(executor: Executor, schema: GraphQLSchema, limits: EngineOptions['limits']) {
  return (source: string, operationName: string | undefined): PreparedOperation | Refusal => {
    const parsed = parseOperation(schema, source, operationName, limits);
    if (parsed.kind === 'refusal') return parsed;
    const { operation } = parsed;
    const requestBase = requestContextOf(schema, source, parsed);

    async function run(variables: Variables, request: RequestContext): Promise<OperationResponse> {
      const coerced = coerceVariables(schema, operation, variables);
      if ('errors' in coerced) return respond(coerced.errors, undefined);
      const planning = request.trace?.begin('plan', 'stage');
      const context: RunContext = { request, planned: () => planning?.end() };
      const result = await executor({
        ...requestBase,
        request: { query: source, operationName: operation.name?.value ?? '', variables: { ...variables } },
        context: { ...context },
        metrics: {},
      });
      const writing = request.trace?.begin('write', 'stage');
      const errors = formatErrors(result.errors ?? [], request.log);
      const response = respond(errors, result.data ?? null);
      writing?.end();
      return response;
    }

    return {
      kind: 'operation',
      type: operation.operation === 'mutation' ? 'mutation' : 'query',
      name: operation.name?.value,
      run,
    };
  };
}

type Variables = Readonly<Record<string, unknown>>;

function respond(errors: readonly WireError[], data: Variables | null | undefined): OperationResponse {
  return {
    body: JSON.stringify({ ...(data !== undefined && { data }), ...(errors.length > 0 && { errors }) }),
    hasData: data !== undefined,
    errorCount: errors.length,
  };
}
