import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../errors.ts';

/**
 * `parseArgs` of Node, for people.
 *
 * @throws {UsageError} for an unknown option or a missing value
 */
export function parseArguments<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${reason.replace(/\.$/, '')}. See --help.`, { cause });
  }
}

/**
 * @param option - as it was written, e.g. `--graphs`
 * @throws {UsageError}
 */
export function parseCount(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option} takes a whole number, not "${text}".`);
  return Number(text);
}
