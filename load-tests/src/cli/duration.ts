import { UsageError } from '@graphlets/platform/errors';

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** `90s`, `5m`, `1m30s`. @throws {UsageError} */
export function parseDuration(option: string, text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) {
    throw new UsageError(`${option} takes a time such as 30s, 5m or 1m30s, not "${text}".`);
  }
  return parts.reduce((sum, [, amount, unit = 's']) => sum + Number(amount) * (UNIT_MS[unit] ?? 0), 0);
}

/** @throws {UsageError} */
export function parseNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= least)) {
    throw new UsageError(`${option} takes a number from ${least}, not "${text}".`);
  }
  return value;
}

/** @throws {UsageError} */
export function parseWhole(option: string, text: string, least: number): number {
  const value = parseNumber(option, text, least);
  if (!Number.isInteger(value)) throw new UsageError(`${option} takes a whole number, not "${text}".`);
  return value;
}
