import type { GraphQLSchema } from 'graphql';
import type { Admission } from '../guards/guard.ts';
import type { Variables } from '../operation/coerceVariables.ts';
import { decideConditions } from '../operation/conditions.ts';
import { internalNames } from '../operation/internalNames.ts';
import { introspect, splitIntrospection } from '../operation/introspection.ts';
import { normalize } from '../operation/normalize.ts';
import type { ParsedOperation } from '../operation/parseOperation.ts';
import { responseShape } from '../operation/responseShape.ts';
import { sameOperation } from '../operation/sameOperation.ts';
import type { Planner } from '../plan/planner.ts';
import type { VariantBlueprint } from './blueprint.ts';

export interface PlannedVariant {
  readonly blueprint: VariantBlueprint;
  /** Answers what it asks of the schema, by response name; undefined when that is nothing. */
  readonly introspect: Introspect | undefined;
}

export type Introspect = (variables: Variables) => Promise<Readonly<Record<string, unknown>>>;

/**
 * @param conditions - values of the variables that conditions ask
 * @param admission - what the guards leave of the operation
 * @throws {PlanningError} when it cannot be planned
 */
export function planVariant(
  schema: GraphQLSchema,
  planner: Planner,
  parsed: ParsedOperation,
  conditions: Variables,
  admission: Admission,
): PlannedVariant {
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
  return {
    blueprint: {
      plan,
      shape: responseShape(schema, document, operation, plan.interfaceObjects, restriction?.isWithheld),
      errors: restriction?.errors ?? [],
    },
    introspect:
      introspection === undefined
        ? undefined
        : (variables) => introspect(schema, introspection, operationName, variables),
  };
}
