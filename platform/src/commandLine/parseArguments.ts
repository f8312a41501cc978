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
    // Node's advice on `--`, which npm would take for itself, is no help.
    const [fault] = reason.replace(/\.$/, '').split('. To specify a positional argument');
    throw new UsageError(`${fault}. See --help.`, { cause });
  }
}
