import type { FetchStep } from './fetchPlan.ts';

/** Steps that are done before a step starts. */
export function ancestorsOf(step: FetchStep, steps: readonly FetchStep[]): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (id: number) => {
    if (found.has(id)) return;
    found.add(id);
    steps[id]?.needs.forEach(visit);
  };
  step.needs.forEach(visit);
  return found;
}
