import { defaultLimits, type OperationLimits } from '../operation/parse/limits.ts';
import type { Reader } from './reader.ts';

const NAMES = Object.keys(defaultLimits) as readonly (keyof OperationLimits)[];
const keyOf = (name: string) => `GATEWAY_LIMIT_${name.toUpperCase()}`;

export const LIMIT_KEYS = NAMES.map(keyOf);

export function parseLimits(reader: Reader): OperationLimits {
  const limits = NAMES.map((name) => [name, reader.positive(keyOf(name), defaultLimits[name])] as const);
  return { ...defaultLimits, ...Object.fromEntries(limits) };
}
