import type { WireError } from '@graphlets/platform/wire';
import type { SelectionShape } from '../operation/shape/shape.ts';
import type { InputShapes } from '../operation/variables/inputShape.ts';
import type { FetchPlan } from '../plan/fetchPlan.ts';

/**
 * What is known of an operation before any request: plain data, made with a schema and a planner, used without. It can be
 * kept in a file, so that a cold start loads neither.
 */
export interface OperationBlueprint {
  readonly type: 'query' | 'mutation';
  readonly name: string | undefined;
  /** Undefined when the schema does not know a variable's type: no request is right then. */
  readonly inputs: InputShapes | undefined;
  /** Variables that its `@skip` and `@include` ask. */
  readonly conditions: readonly string[];
}

/** An operation with its conditions decided. */
export interface VariantBlueprint {
  readonly plan: FetchPlan;
  readonly shape: SelectionShape;
  /** Of fields that the guards took out. */
  readonly errors: readonly WireError[];
}
