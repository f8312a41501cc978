import type { GraphQLSchema } from 'graphql';
import { compilePlan, type PlanRunnerOptions } from '../execute/compilePlan.ts';
import { compileWriter } from '../execute/compileWriter.ts';
import { unexplained } from '../execute/failures.ts';
import { ObjectLayout } from '../execute/layout.ts';
import type { Admission } from '../guards/guard.ts';
import type { Variables } from '../operation/coerceVariables.ts';
import { decideConditions } from '../operation/conditions.ts';
import type { OperationResponse, RequestContext } from '../operation/engine.ts';
import { clientName, internalNames } from '../operation/internalNames.ts';
import { introspect, isIntrospection, splitIntrospection } from '../operation/introspection.ts';
import { normalize } from '../operation/normalize.ts';
import type { ParsedOperation } from '../operation/parseOperation.ts';
import { responseShape, type SelectionShape } from '../operation/responseShape.ts';
import { sameOperation } from '../operation/sameOperation.ts';
import type { Planner } from '../plan/planner.ts';

/** An operation with its conditions decided: planned, its answer's writer compiled. */
export type Variant = (variables: Variables, request: RequestContext) => Promise<OperationResponse>;

/**
 * @param conditions - values of the variables that conditions ask
 * @param admission - what the guards leave of the operation
 * @throws {PlanningError} when it cannot be planned
 */
export function compileVariant(
  schema: GraphQLSchema,
  planner: Planner,
  parsed: ParsedOperation,
  conditions: Variables,
  admission: Admission,
  options: PlanRunnerOptions,
): Variant {
  const decided = sameOperation(parsed, decideConditions(parsed.document, conditions));
  const operationName = parsed.operation.name?.value;
  const { introspection } = splitIntrospection(decided.document, decided.operation);
  const restriction = admission.restrict?.(decided);
  const rename = internalNames(decided.document, planner.ownCalls);
  const { document, operation } = sameOperation(decided, rename(decided.document));
  const allowed =
    restriction === undefined
      ? { document, operation }
      : sameOperation(decided, rename(restriction.document));
  const { data } = splitIntrospection(allowed.document, allowed.operation);
  const plan =
    data === undefined
      ? { steps: [], interfaceObjects: [] }
      : planner.plan(
          normalize(schema, data, sameOperation(decided, data).operation),
          operationName,
          admission.overrideLabels,
        );
  const shape = responseShape(schema, document, operation, plan.interfaceObjects, restriction?.isWithheld);

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
    const explained = restriction === undefined ? located : [...restriction.errors, ...located];
    const errors = [...explained, ...unexplained(failures, explained)];
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
