import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import { compilePlan, type PlanRunnerOptions } from '../execute/compilePlan.ts';
import { compileWriter } from '../execute/compileWriter.ts';
import { unexplained } from '../execute/failures.ts';
import { ObjectLayout } from '../execute/layout.ts';
import type { Variables } from '../operation/coerceVariables.ts';
import { decideConditions } from '../operation/conditions.ts';
import type { OperationResponse, RequestContext } from '../operation/engine.ts';
import { clientName, renameAliases } from '../operation/internalNames.ts';
import { introspect, isIntrospection, splitIntrospection } from '../operation/introspection.ts';
import type { ParsedOperation } from '../operation/parseOperation.ts';
import { responseShape, type SelectionShape } from '../operation/responseShape.ts';
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
  const decided = decideConditions(parsed.document, conditions);
  const operationName = parsed.operation.name?.value;
  const { introspection } = splitIntrospection(decided, sameOperation(decided, parsed.operation));
  const document = renameAliases(decided);
  const operation = sameOperation(document, parsed.operation);
  const { data } = splitIntrospection(document, operation);
  const plan = data === undefined ? { steps: [], interfaceObjects: [] } : planner.plan(data, operationName);
  const shape = responseShape(schema, document, operation, plan.interfaceObjects);

  const layout = new ObjectLayout();
  const run = compilePlan(plan, layout, options);
  const write = compileWriter(shape, layout);
  const introspected = introspectionSlots(shape, layout);

  return async (variables, request) => {
    const result = await run(variables, request);
    if (introspection !== undefined) {
      const answer = await introspect(schema, introspection, operationName, variables);
      for (const { responseName, slot } of introspected) {
        result.data.values[slot] = JSON.stringify(answer[responseName]);
      }
    }
    const { text, failures } = write(result.data);
    const located = result.errors.map((error) =>
      error.path === undefined ? error : { ...error, path: error.path.map(clientName) },
    );
    const errors = [...located, ...unexplained(failures, located)];
    return {
      body: errors.length === 0 ? `{"data":${text}}` : `{"data":${text},"errors":${JSON.stringify(errors)}}`,
      hasData: true,
      errorCount: errors.length,
    };
  };
}

/** Where the answer of introspection goes. */
function introspectionSlots({ typeName, fieldsByType }: SelectionShape, layout: ObjectLayout) {
  return (fieldsByType[typeName] ?? [])
    .filter(({ fieldName }) => isIntrospection(fieldName))
    .map(({ responseName, dataName }) => ({ responseName, slot: layout.leaf(dataName) }));
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
