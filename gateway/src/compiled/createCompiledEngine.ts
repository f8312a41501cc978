import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { publicMessages } from '@graphlets/platform/errors';
import { PlanningError } from '../errors.ts';
import { inspectOperation } from '../guards/admit.ts';
import { createGuards } from '../guards/createGuards.ts';
import type { Admission } from '../guards/guard.ts';
import { coerceVariables, type Variables } from '../operation/coerceVariables.ts';
import { conditionVariables } from '../operation/conditions.ts';
import { createByteCache } from '../operation/createByteCache.ts';
import { createCache } from '../operation/createCache.ts';
import type {
  Engine,
  EngineOptions,
  OperationResponse,
  PreparedOperation,
  Refusal,
  RequestContext,
} from '../operation/engine.ts';
import { type ParsedOperation, parseOperation } from '../operation/parseOperation.ts';
import { refuse } from '../operation/refuse.ts';
import { createApolloPlanner } from '../plan/apollo/createApolloPlanner.ts';
import { compileVariant, type Variant } from './compileVariant.ts';

/** Texts of prepared operations that are kept, in bytes; what is made of a text takes some twenty times as much. */
const PREPARED_LIMIT_BYTES = 4 * 1_024 * 1_024;
/** Combinations of conditions that are kept of one operation. */
const VARIANT_LIMIT = 64;

/**
 * The engine of our own: an operation is normalised, planned and compiled once for each combination of its conditions; a
 * request then runs the plan and writes the answer without looking at a document or a schema.
 */
export async function createCompiledEngine({
  supergraphSdl,
  transport,
  limits,
  guards: guardOptions,
  log,
}: EngineOptions): Promise<Engine> {
  const supergraph = Supergraph.build(supergraphSdl, {
    supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  });
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const planner = createApolloPlanner(supergraph);
  const guards = createGuards(schema, supergraph.schema, guardOptions);
  const urls = new Map(supergraph.subgraphsMetadata().map(({ name, url }) => [name, url]));
  const prepared = createByteCache<PreparedOperation | Refusal>(PREPARED_LIMIT_BYTES);

  return {
    async prepare(source, operationName) {
      const key = `${operationName ?? ''}\n${source}`;
      const known = prepared.get(key);
      if (known !== undefined) return known;
      const parsed = parseOperation(schema, source, operationName, limits);
      const made = parsed.kind === 'refusal' ? parsed : prepare(parsed);
      prepared.set(key, made, key.length);
      return made;
    },
    close: async () => {},
  };

  function prepare(parsed: ParsedOperation): PreparedOperation {
    const names = conditionVariables(parsed.document);
    const admit = inspectOperation(guards, parsed);
    const variants = createCache<Variant>(VARIANT_LIMIT);
    const variantOf = (values: Variables, admission: Admission): Variant => {
      const key = names.map((name) => (values[name] === true ? '1' : '0')).join('') + admission.key;
      const known = variants.get(key);
      if (known !== undefined) return known;
      const conditions = Object.fromEntries(names.map((name) => [name, values[name] === true]));
      const made = compileVariant(schema, planner, parsed, conditions, admission, { transport, urls });
      variants.set(key, made);
      return made;
    };

    async function run(variables: Variables, request: RequestContext): Promise<OperationResponse> {
      const coerced = coerceVariables(schema, parsed.operation, variables);
      if ('errors' in coerced) return refuse(coerced.errors);
      const verdict = admit(coerced.values, request);
      if (verdict.kind === 'refusal') return refuse(verdict.errors);
      let variant: Variant;
      try {
        variant = variantOf(coerced.values, verdict);
      } catch (error) {
        if (!(error instanceof PlanningError)) throw error;
        log.error('An operation cannot be planned.', { operationName: parsed.operation.name?.value, error });
        return refuse([{ message: publicMessages[error.code], extensions: { code: error.code } }]);
      }
      const response = await variant(coerced.values, request);
      return { ...response, estimatedCost: verdict.estimatedCost };
    }

    return {
      kind: 'operation',
      type: parsed.operation.operation === 'mutation' ? 'mutation' : 'query',
      name: parsed.operation.name?.value,
      run,
    };
  }
}
