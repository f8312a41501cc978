import { createHash } from 'node:crypto';
import { isRecord } from '@graphlets/platform/wire';
import { defaultGuardOptions } from '../guards/guardOptions.ts';
import type { EngineOptions } from '../operation/engine.ts';
import { defaultLimits } from '../operation/parse/limits.ts';
import { normalSource } from '../operation/parse/normalSource.ts';
import type { OperationBlueprint, VariantBlueprint } from './blueprint.ts';

/** Increased when what is in the file means something else. */
export const BAKED_FORMAT = 1;

/** The file of plans that were made ahead: one text for each operation, so that only those asked for are parsed. */
export interface BakedPlans {
  readonly format: typeof BAKED_FORMAT;
  /** What the plans were made for, see {@link basisOf}. */
  readonly basis: string;
  /** Routing URL by graphlet. */
  readonly urls: Readonly<Record<string, string>>;
  /** JSON text of a {@link BakedOperation}, by {@link operationKey}. */
  readonly operations: Readonly<Record<string, string>>;
}

/** An operation that no guard minds, whoever asks and whatever the variables. */
export interface BakedOperation {
  readonly blueprint: OperationBlueprint;
  /** By the conditions' values, see `conditionKey`. */
  readonly variants: Readonly<Record<string, BakedVariant>>;
}

export interface BakedVariant {
  readonly blueprint: VariantBlueprint;
  readonly estimatedCost?: number | undefined;
}

/** The graph, the limits and what the guards' verdicts rest on: plans of another basis are not used. */
export function basisOf({
  supergraphSdl,
  limits = defaultLimits,
  guards = defaultGuardOptions,
}: Pick<EngineOptions, 'supergraphSdl' | 'limits' | 'guards'>): string {
  return createHash('sha256')
    .update(supergraphSdl)
    .update(JSON.stringify([limits, guards.demand]))
    .digest('hex');
}

/** The same for texts that differ in white space, commas and comments only. */
export function operationKey(source: string, operationName: string | undefined): string {
  return createHash('sha256')
    .update(`${operationName ?? ''}\n${normalSource(source)}`)
    .digest('base64url');
}

/** @returns undefined when the text is no file of plans */
export function parseBakedPlans(text: string): BakedPlans | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isBakedPlans(value) ? value : undefined;
}

/** What is within the operations is ours: the basis says that it was written for this graph. */
function isBakedPlans(value: unknown): value is BakedPlans {
  return (
    isRecord(value) &&
    value.format === BAKED_FORMAT &&
    typeof value.basis === 'string' &&
    isRecord(value.urls) &&
    isRecord(value.operations)
  );
}
