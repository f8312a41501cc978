import { createByteCache } from '../operation/createByteCache.ts';
import type { Cache } from '../operation/createCache.ts';
import type { PreparedOperation, Refusal } from '../operation/engine.ts';
import type { Variant } from './compileVariant.ts';

/** Some hundreds of small operations for each MB. */
const DEFAULT_CACHE_BYTES = 96 * 1_024 * 1_024;

/** Memory for each character of an operation's text, measured on random operations; see docs/decisions/0009. */
const REFUSAL_BYTES = 4;
const OPERATION_BYTES = 25;
const VARIANT_BYTES = 60;
/** What even a short one takes. */
const LEAST_BYTES = 1_024;

/** Keeps what was made of operations, up to about so much memory in all. */
export interface OperationCache {
  get(source: string, operationName: string | undefined): PreparedOperation | Refusal | undefined;
  set(source: string, operationName: string | undefined, made: PreparedOperation | Refusal): void;
  /**
   * For one operation. They count together with those of all others: each combination of an operation's conditions, and of
   * what guards say of it, is a plan of its own.
   */
  createVariants(source: string): Cache<Variant>;
}

export function createOperationCache(limitBytes: number = DEFAULT_CACHE_BYTES): OperationCache {
  const operations = createByteCache<PreparedOperation | Refusal>(limitBytes / 3);
  const variants = createByteCache<Variant>((limitBytes * 2) / 3);
  let variantOwners = 0;
  const keyOf = (source: string, operationName = '') => `${operationName}\n${source}`;

  return {
    get: (source, operationName) => operations.get(keyOf(source, operationName)),
    set(source, operationName, made) {
      const characterBytes = made.kind === 'refusal' ? REFUSAL_BYTES : OPERATION_BYTES;
      const key = keyOf(source, operationName);
      operations.set(key, made, LEAST_BYTES + key.length * characterBytes);
    },
    createVariants({ length }) {
      const owner = variantOwners++;
      return {
        get: (key) => variants.get(`${owner} ${key}`),
        set: (key, variant) => variants.set(`${owner} ${key}`, variant, LEAST_BYTES + length * VARIANT_BYTES),
      };
    },
  };
}
