import { createByteCache } from '../operation/createByteCache.ts';
import type { Engine, EngineOptions, PreparedOperation, Refusal } from '../operation/engine.ts';
import {
  type BakedOperation,
  type BakedPlans,
  basisOf,
  operationKey,
  parseBakedPlans,
} from './bakedPlans.ts';
import { createBakedOperation, createPlannedOperation } from './createOperation.ts';
import type { PlannableOperation, Planning } from './createPlanning.ts';

/** Texts of prepared operations that are kept, in bytes; what is made of a text takes some twenty times as much. */
const PREPARED_LIMIT_BYTES = 4 * 1_024 * 1_024;

/**
 * The engine of our own: an operation is normalised, planned and compiled once for each combination of its conditions; a
 * request then runs the plan and writes the answer without looking at a document or a schema. With plans that were
 * made ahead, neither schema nor planner is loaded before an operation comes that is not among them.
 */
export async function createCompiledEngine(options: EngineOptions): Promise<Engine> {
  const { transport, log } = options;
  const baked = usableBakedPlans(options);
  let loading: Promise<Planning> | undefined;
  const loadPlanning = () => {
    loading ??= import('./createPlanning.ts').then(({ createPlanning }) => createPlanning(options));
    return loading;
  };
  // Without plans the graph is looked at right away: it may be broken.
  const urls = baked === undefined ? (await loadPlanning()).urls : new Map(Object.entries(baked.urls));
  const prepared = createByteCache<PreparedOperation | Refusal>(PREPARED_LIMIT_BYTES);

  return {
    async prepare(source, operationName) {
      const key = `${operationName ?? ''}\n${source}`;
      const known = prepared.get(key);
      if (known !== undefined) return known;
      const made = await prepare(source, operationName);
      prepared.set(key, made, key.length);
      return made;
    },
    close: async () => {},
  };

  async function prepare(
    source: string,
    operationName: string | undefined,
  ): Promise<PreparedOperation | Refusal> {
    const text = baked?.operations[operationKey(source, operationName)];
    if (text !== undefined) {
      const operation: BakedOperation = JSON.parse(text);
      return createBakedOperation(operation, () => loadPlannable(source, operationName), {
        transport,
        urls,
        log,
      });
    }
    const plannable = (await loadPlanning()).prepare(source, operationName);
    return plannable.kind === 'refusal'
      ? plannable
      : createPlannedOperation(plannable, { transport, urls, log });
  }

  async function loadPlannable(
    source: string,
    operationName: string | undefined,
  ): Promise<PlannableOperation> {
    const plannable = (await loadPlanning()).prepare(source, operationName);
    if (plannable.kind === 'refusal') throw new Error('An operation was baked that is refused.');
    return plannable;
  }
}

function usableBakedPlans(options: EngineOptions): BakedPlans | undefined {
  if (options.bakedPlans === undefined) return undefined;
  const plans = parseBakedPlans(options.bakedPlans);
  if (plans?.basis === basisOf(options)) return plans;
  options.log.warn('Plans that were made ahead are not used: they are of another graph, or malformed.', {});
  return undefined;
}
