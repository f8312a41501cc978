import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import { compileWriter } from '../execute/compileWriter.ts';
import { createErrorIndex } from '../execute/errorIndex.ts';
import { type PlanRunnerOptions, runPlan } from '../execute/runPlan.ts';
import type { Variables } from '../operation/coerceVariables.ts';
import { decideConditions } from '../operation/conditions.ts';
import type { OperationResponse, RequestContext } from '../operation/engine.ts';
import { clientName, renameAliases } from '../operation/internalNames.ts';
import { introspect, splitIntrospection } from '../operation/introspection.ts';
import type { ParsedOperation } from '../operation/parseOperation.ts';
import { responseShape } from '../operation/responseShape.ts';
import type { Planner } from '../plan/planner.ts';

/** An operation with its conditions decided: planned, its answer's writer compiled. */
export type Variant = (variables: Variables, request: RequestContext) => Promise<OperationResponse>;

/**
 * @param conditions - values of the variables that conditions ask
 * @throws {PlanningError} when it cannot be planned
 */
export function compileVariant(
  schema: GraphQLSchema,
  planner: Planner,
  parsed: ParsedOperation,
  conditions: Variables,
  options: PlanRunnerOptions,
): Variant {
  const document = renameAliases(decideConditions(parsed.document, conditions));
  const operation = sameOperation(document, parsed.operation);
  const operationName = operation.name?.value;
  const { data: dataDocument, introspection } = splitIntrospection(document, operation);
  const plan =
    dataDocument === undefined
      ? { steps: [], interfaceObjects: [] }
      : planner.plan(dataDocument, operationName);
  const write = compileWriter(responseShape(schema, document, operation, plan.interfaceObjects));

  return async (variables, request) => {
    const { data, errors: found } = await runPlan(plan, variables, request, options);
    const errors = found.map((error) =>
      error.path === undefined ? error : { ...error, path: error.path.map(clientName) },
    );
    if (introspection !== undefined) {
      Object.assign(data, await introspect(schema, introspection, operationName, variables));
    }
    const index = createErrorIndex(errors);
    const text = write(data, index);
    return {
      body: errors.length === 0 ? `{"data":${text}}` : `{"data":${text},"errors":${JSON.stringify(errors)}}`,
      hasData: true,
      errorCount: errors.length,
    };
  };
}

/** The operation of that name in a changed document. */
function sameOperation(
  { definitions }: DocumentNode,
  { name }: OperationDefinitionNode,
): OperationDefinitionNode {
  const found = definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.name?.value === name?.value,
  );
  if (found?.kind !== Kind.OPERATION_DEFINITION) throw new Error('the operation is gone');
  return found;
}
