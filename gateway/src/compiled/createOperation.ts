import { publicMessages } from '@graphlets/platform/errors';
import type { Log } from '@graphlets/platform/log';
import { PlanningError } from '../errors.ts';
import type { PlanRunnerOptions } from '../execute/compilePlan.ts';
import type { Cache } from '../operation/createCache.ts';
import type { OperationResponse, PreparedOperation, RequestContext } from '../operation/engine.ts';
import { refuse } from '../operation/refuse.ts';
import type { Variables } from '../operation/variables/coerceVariables.ts';
import { type Coercion, compileCoercion } from '../operation/variables/compileCoercion.ts';
import type { BakedOperation } from './bakedPlans.ts';
import type { OperationBlueprint } from './blueprint.ts';
import { compileVariant, type Variant } from './compileVariant.ts';
import { conditionKey } from './conditionKey.ts';
import type { PlannableOperation } from './createPlanning.ts';

export interface OperationOptions extends PlanRunnerOptions {
  readonly log: Log;
  /** Of one operation: by conditions, and by what guards say. */
  readonly variants: Cache<Variant>;
}

/** A variant that needs no guard: it may cost so much and always does. */
interface FixedVariant {
  readonly estimatedCost: number | undefined;
  readonly run: Variant;
}

/** An operation that has been planned in this environment. */
export function createPlannedOperation(
  plannable: PlannableOperation,
  options: OperationOptions,
): PreparedOperation {
  const { run } = createRunner(plannable, options);
  const coerce = compileInputs(plannable.blueprint);
  return describe(plannable.blueprint, (variables, request) => run(coerce(variables), variables, request));
}

/**
 * An operation that was planned before; what it was not planned for is planned here.
 *
 * @param load - the same operation, with all that planning needs
 */
export function createBakedOperation(
  { blueprint, variants }: BakedOperation,
  load: () => Promise<PlannableOperation>,
  options: OperationOptions,
): PreparedOperation {
  const coerce = compileInputs(blueprint);
  const compiled = new Map<string, FixedVariant>();
  let runner: Promise<ReturnType<typeof createRunner>> | undefined;

  return describe(blueprint, async (variables, request) => {
    const coerced = coerce(variables);
    const fixed =
      coerced === undefined ? undefined : fixedVariant(conditionKey(blueprint.conditions, coerced));
    if (coerced !== undefined && fixed !== undefined) {
      const response = await fixed.run(coerced, request);
      return { ...response, estimatedCost: fixed.estimatedCost };
    }
    runner ??= load().then((plannable) => createRunner(plannable, options));
    return (await runner).run(coerced, variables, request);
  });

  function fixedVariant(key: string): FixedVariant | undefined {
    const known = compiled.get(key);
    const baked = variants[key];
    if (known !== undefined || baked === undefined) return known;
    const made = {
      estimatedCost: baked.estimatedCost,
      run: compileVariant(baked.blueprint, undefined, options),
    };
    compiled.set(key, made);
    return made;
  }
}

function createRunner(plannable: PlannableOperation, options: OperationOptions) {
  const { conditions, name } = plannable.blueprint;
  const { variants } = options;

  return {
    /** @param coerced - undefined when the variables are wrong, or are not known to be right */
    async run(
      coerced: Variables | undefined,
      variables: Variables,
      request: RequestContext,
    ): Promise<OperationResponse> {
      const checked = coerced === undefined ? plannable.coerce(variables) : { values: coerced };
      if ('errors' in checked) return refuse(checked.errors);
      const verdict = plannable.admit(checked.values, request);
      if (verdict.kind === 'refusal') return refuse(verdict.errors);
      const key = conditionKey(conditions, checked.values) + verdict.key;
      let variant = variants.get(key);
      if (variant === undefined) {
        const planning = request.trace?.begin('plan', 'stage');
        try {
          const { blueprint, introspect } = plannable.plan(checked.values, verdict);
          variant = compileVariant(blueprint, introspect, options);
        } catch (error) {
          if (!(error instanceof PlanningError)) throw error;
          options.log.error('An operation cannot be planned.', { operationName: name, error });
          return refuse([{ message: publicMessages[error.code], extensions: { code: error.code } }]);
        } finally {
          planning?.end();
        }
        variants.set(key, variant);
      }
      const response = await variant(checked.values, request);
      return { ...response, estimatedCost: verdict.estimatedCost };
    },
  };
}

function compileInputs({ inputs }: OperationBlueprint): Coercion {
  return inputs === undefined ? () => undefined : compileCoercion(inputs);
}

function describe({ type, name }: OperationBlueprint, run: PreparedOperation['run']): PreparedOperation {
  return { kind: 'operation', type, name, run };
}
