import type { FetchPlan, FetchStep, Selected } from './fetchPlan.ts';

/**
 * Whether objects at a step's position may stand for each other when they say the same: nothing that comes later may
 * write to one of them alone. Look-ups of the same position write to all that are the same entity; what reaches the
 * position from above has to be done before.
 */
export function mayShareAt(path: readonly string[], step: FetchStep, plan: FetchPlan): boolean {
  const position = fieldsOf(path);
  if (position.length === 0) return false;
  const before = ancestorsOf(step, plan);
  return plan.steps.every(
    (other) => other.id === step.id || before.has(other.id) || !reaches(other, position),
  );
}

function reaches({ path, selection, lookups }: FetchStep, position: readonly string[]): boolean {
  const parts = lookups.length === 0 ? [{ path, selection }] : lookups;
  return parts.some((part) => {
    const from = fieldsOf(part.path);
    if (from.length >= position.length || !from.every((name, index) => position[index] === name))
      return false;
    let current: readonly Selected[] | undefined = part.selection;
    for (const name of position.slice(from.length)) {
      current = current?.find(({ responseName }) => responseName === name)?.selection;
    }
    return current !== undefined;
  });
}

function ancestorsOf(step: FetchStep, { steps }: FetchPlan): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (id: number) => {
    if (found.has(id)) return;
    found.add(id);
    steps[id]?.needs.forEach(visit);
  };
  step.needs.forEach(visit);
  return found;
}

function fieldsOf(path: readonly string[]): readonly string[] {
  return path.filter((element) => element !== '@');
}
