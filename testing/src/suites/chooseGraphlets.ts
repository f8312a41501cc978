import { TargetError } from '../target/errors.ts';
import { functionUrl } from '../target/resolveGraphletTarget.ts';
import type { TargetChoice } from '../target/targetChoice.ts';

/**
 * Which graphlets' suites to run: the one that was asked for; the one whose name the function has; else all of them,
 * where one target can stand for all.
 *
 * @throws {TargetError} when it is unknown, or cannot be told
 */
export function chooseGraphlets(
  known: readonly string[],
  asked: string | undefined,
  choice: TargetChoice,
): readonly string[] {
  const name = asked ?? (choice.kind === 'lambda' ? choice.functionName : undefined);
  if (name !== undefined && known.includes(name)) return [name];
  if (asked !== undefined) {
    throw new TargetError(`There is no graphlet "${asked}"; there are ${known.join(', ')}.`);
  }
  if (choice.kind === 'local') return known;
  if (choice.kind === 'http' && functionUrl(choice.endpoint, 'any') !== choice.endpoint) return known;
  throw new TargetError(
    `This target is one function: say by --graphlet which graphlet it is (${known.join(', ')}).`,
  );
}
