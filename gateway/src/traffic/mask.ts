import { isRecord } from '@graphlets/platform/wire';

export const MASK = '[redacted]';

/** Takes the content out and keeps the shape, so that a redacted operation can still be replayed. */
export function mask(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mask);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mask(inner)]));
  if (typeof value === 'string') return MASK;
  if (typeof value === 'number') return 0;
  return typeof value === 'boolean' ? false : value;
}
