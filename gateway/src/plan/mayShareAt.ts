import { ancestorsOf } from './ancestorsOf.ts';
import type { FetchPlan, FetchStep, Selected } from './fetchPlan.ts';

/** A selection of a step and where its objects stand: the step's own, or that of a look-up. */
export interface StepPart {
  readonly path: readonly string[];
  readonly selection: readonly Selected[];
}

/** What a step fetches: itself at the root, else each of its look-ups. */
export function partsOf(step: FetchStep): readonly StepPart[] {
  return step.lookups.length === 0 ? [step] : step.lookups;
}

/**
 * Whether objects at a position may stand for each other when they say the same, from the step on: nothing else that
 * comes then may reach the position from above, and so write to one of them alone. Look-ups of the position itself ask by
 * what the objects say, and so write the same to all of them.
 *
 * @param part - of the step, whose writing is the one that is asked about
 */
export function mayShareAt(
  path: readonly string[],
  step: FetchStep,
  part: StepPart,
  { steps }: Pick<FetchPlan, 'steps'>,
): boolean {
  const position = fieldsOf(path);
  const before = ancestorsOf(step, steps);
  return steps.every(
    (other) =>
      before.has(other.id) || partsOf(other).every((each) => each === part || !reaches(each, position)),
  );
}

function reaches({ path, selection }: StepPart, position: readonly string[]): boolean {
  const from = fieldsOf(path);
  if (from.length >= position.length || !from.every((name, index) => position[index] === name)) return false;
  let current: readonly Selected[] | undefined = selection;
  for (const name of position.slice(from.length)) {
    current = current?.find(({ responseName }) => responseName === name)?.selection;
  }
  return current !== undefined;
}

function fieldsOf(path: readonly string[]): readonly string[] {
  return path.filter((element) => element !== '@');
}
