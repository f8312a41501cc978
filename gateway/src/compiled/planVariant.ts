import type { GraphQLSchema } from 'graphql';
import type { Admission } from '../guards/guard.ts';
import { introspect, splitIntrospection } from '../operation/introspection/introspection.ts';
import { decideConditions } from '../operation/normalize/conditions.ts';
import { internalNames } from '../operation/normalize/internalNames.ts';
import { normalize } from '../operation/normalize/normalize.ts';
import { sameOperation } from '../operation/normalize/sameOperation.ts';
import type { ParsedOperation } from '../operation/parse/parseOperation.ts';
import { responseShape } from '../operation/shape/responseShape.ts';
import type { Variables } from '../operation/variables/coerceVariables.ts';
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
