import {
  BAKED_FORMAT,
  type BakedOperation,
  type BakedPlans,
  type BakedVariant,
  basisOf,
  operationKey,
} from '../compiled/bakedPlans.ts';
import { conditionKey } from '../compiled/conditionKey.ts';
import { createPlanning, type PlannableOperation, type PlanningOptions } from '../compiled/createPlanning.ts';
import { PlanningError } from '../errors.ts';
import type { Variables } from '../operation/variables/coerceVariables.ts';

/** An operation as clients send it. */
export interface SentOperation {
  readonly source: string;
  readonly operationName: string | undefined;
}

export interface BakeResult {
  readonly plans: BakedPlans;
  /** Operations that are planned when they come, and why. */
  readonly leftOut: readonly { readonly operation: SentOperation; readonly reason: string }[];
}

/** Of an operation with more conditions than this, each combination is planned when it comes. */
const CONDITIONS_LIMIT = 4;

/**
 * Plans operations ahead, for a graph and its settings.
 *
 * @throws {Error} when the supergraph is none
 */
export function bakePlans(options: PlanningOptions, operations: readonly SentOperation[]): BakeResult {
  const planning = createPlanning(options);
  const baked: Record<string, string> = {};
  const leftOut: { operation: SentOperation; reason: string }[] = [];
  for (const operation of operations) {
    const made = bake(operation);
    if (typeof made === 'string') leftOut.push({ operation, reason: made });
    else baked[operationKey(operation.source, operation.operationName)] = JSON.stringify(made);
  }
  return {
    plans: {
      format: BAKED_FORMAT,
      basis: basisOf(options),
      urls: Object.fromEntries(planning.urls),
      operations: baked,
    },
    leftOut,
  };

  function bake({ source, operationName }: SentOperation): BakedOperation | string {
    const plannable = planning.prepare(source, operationName);
    if (plannable.kind === 'refusal') return plannable.errors.map(({ message }) => message).join(' ');
    const { blueprint } = plannable;
    if (blueprint.conditions.length > CONDITIONS_LIMIT) return 'It has too many conditions.';
    const variants: Record<string, BakedVariant> = {};
    for (const conditions of combinations(blueprint.conditions)) {
      const variant = bakeVariant(plannable, conditions);
      if (typeof variant === 'string') return variant;
      variants[conditionKey(blueprint.conditions, conditions)] = variant;
    }
    return { blueprint, variants };
  }
}

function bakeVariant(plannable: PlannableOperation, conditions: Variables): BakedVariant | string {
  const admission = plannable.admitAll(conditions);
  if (admission === undefined) return 'What it may ask or cost depends on the request.';
  try {
    const { blueprint, introspect } = plannable.plan(conditions, admission);
    if (introspect !== undefined) return 'It asks for the schema.';
    return { blueprint, estimatedCost: admission.estimatedCost };
  } catch (error) {
    if (error instanceof PlanningError) return error.message;
    throw error;
  }
}

/** Every combination of true and false for these variables. */
function combinations(names: readonly string[]): readonly Variables[] {
  return names.reduce<readonly Variables[]>(
    (found, name) =>
      found.flatMap((one) => [
        { ...one, [name]: false },
        { ...one, [name]: true },
      ]),
    [{}],
  );
}
