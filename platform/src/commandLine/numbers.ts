import { UsageError } from '../errors.ts';

/**
 * @param option - as it was written, e.g. `--tps`
 * @throws {UsageError}
 */
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
