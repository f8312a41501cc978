import { UsageError } from '../errors.ts';

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds of `90s`, `5m` or `1m30s`; undefined for what is no time. */
export function readDuration(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return undefined;
  return parts.reduce((sum, [, amount, unit = 's']) => sum + Number(amount) * (UNIT_MS[unit] ?? 0), 0);
}

/**
 * @param option - as it was written, e.g. `--every`
 * @returns milliseconds
 * @throws {UsageError}
 */
export function parseDuration(option: string, text: string): number {
  const durationMs = readDuration(text);
  if (durationMs === undefined) {
    throw new UsageError(`${option} takes a time such as 30s, 5m or 1m30s, not "${text}".`);
  }
  return durationMs;
}
