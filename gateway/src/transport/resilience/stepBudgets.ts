/** The part of a plan's step that budgets need; a step is told by its place. */
export interface BudgetStep {
  readonly graphlet: string;
  readonly needs: readonly number[];
}

/** Milliseconds that must be left when step n is answered, for what follows it. */
export type ReserveOf = (step: number) => number;

/** What is known of the graphlets' latencies. */
export interface LatencyTable {
  /** Of a graphlet's calls, milliseconds; 0 while nothing is known, so that nothing is kept back for it. */
  p99Ms(graphlet: string): number;
  /** Changes with the figures. */
  version(): number;
}

/**
 * What must follow a step is the slowest way from it to the end of the plan, each step of it at the p99 of its graphlet.
 * Steps that run side by side share their time, so that of them the slowest counts. Asked for with every call: computed only
 * when a figure has changed.
 */
export function createStepBudgets(steps: readonly BudgetStep[], table: LatencyTable): ReserveOf {
  const next = steps.map((_, id) => steps.flatMap(({ needs }, other) => (needs.includes(id) ? [other] : [])));
  const lastFirst = followersFirst(next);
  const reserves = steps.map(() => 0);
  let version = -1;

  function compute(): void {
    version = table.version();
    for (const step of lastFirst) {
      let longest = 0;
      for (const follower of next[step] ?? []) {
        const own = table.p99Ms(steps[follower]?.graphlet ?? '');
        longest = Math.max(longest, own + (reserves[follower] ?? 0));
      }
      reserves[step] = longest;
    }
  }

  return (step) => {
    if (version !== table.version()) compute();
    return reserves[step] ?? 0;
  };
}

/** Places of steps, each after all that follow it. */
function followersFirst(next: readonly (readonly number[])[]): readonly number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  const visit = (step: number): void => {
    if (seen.has(step)) return;
    seen.add(step);
    next[step]?.forEach(visit);
    order.push(step);
  };
  for (const step of next.keys()) visit(step);
  return order;
}

/** A smaller part of what is left is not worth a timer of the call's own. */
const WORTH_KEEPING = 0.02;

/**
 * What one call may use of what is left: all but the reserve, and half of it at least, so that a slow graphlet further on
 * does not starve those before it.
 */
export function allowedMs(remainingMs: number, reserveMs: number): number {
  if (reserveMs < remainingMs * WORTH_KEEPING) return remainingMs;
  return Math.max(remainingMs - reserveMs, remainingMs / 2);
}
