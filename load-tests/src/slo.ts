import { UsageError } from '@graphlets/platform/errors';
import type { RunFigures } from './results/summarise.ts';

/** One condition of a service level: `p99<500ms`, `errors<0.1%`, `timeouts<0.1%`, `dropped<1%`. */
export interface SloCondition {
  readonly text: string;
  readonly what: 'p50' | 'p90' | 'p95' | 'p99' | 'p999' | 'max' | 'mean' | 'errors' | 'timeouts' | 'dropped';
  /** Milliseconds, or percent. */
  readonly limit: number;
}

const CONDITION =
  /^(p50|p90|p95|p99|p999|p99\.9|max|mean|errors|timeouts|dropped)<=?(\d+(?:\.\d+)?)(ms|s|%)$/;

/** @throws {UsageError} names the part that cannot be read */
export function parseSlo(text: string): readonly SloCondition[] {
  return text.split(',').map((part) => {
    const [, name = '', amount = '', unit = ''] = CONDITION.exec(part.replaceAll(/\s/g, '')) ?? [];
    const what = (name === 'p99.9' ? 'p999' : name) as SloCondition['what'];
    const isShare = ['errors', 'timeouts', 'dropped'].includes(name);
    if (name === '' || isShare !== (unit === '%')) {
      throw new UsageError(
        `--slo: "${part.trim()}" cannot be read. Write e.g. 'p99<500ms,errors<0.1%' (p50, p90, p95, p99, p999, max, mean in ms or s; errors, timeouts, dropped in %).`,
      );
    }
    return { text: part.trim(), what, limit: Number(amount) * (unit === 's' ? 1_000 : 1) };
  });
}

export interface SloBreach {
  readonly condition: string;
  /** What was measured: ms, or percent. */
  readonly measured: number;
}

/** What of it the run broke. */
export function checkSlo(conditions: readonly SloCondition[], run: RunFigures): readonly SloBreach[] {
  return conditions.flatMap(({ text, what, limit }) => {
    const measured = measure(what, run);
    return measured < limit ? [] : [{ condition: text, measured }];
  });
}

function measure(what: SloCondition['what'], run: RunFigures): number {
  const share = (count: number, of: number) => (of === 0 ? 0 : (100 * count) / of);
  switch (what) {
    case 'errors':
      return share(run.failures, run.sent);
    case 'timeouts':
      return share(run.outcomes.timeout, run.sent);
    case 'dropped':
      return share(run.dropped, run.sent + run.dropped);
    default:
      return run.latencyMs[what];
  }
}

/** The same conditions as k6 checks them while it runs. */
export function thresholdsOf(conditions: readonly SloCondition[]): Record<string, readonly string[]> {
  const thresholds: Record<string, string[]> = {};
  const add = (metric: string, condition: string) => {
    thresholds[metric] = [...(thresholds[metric] ?? []), condition];
  };
  for (const { what, limit } of conditions) {
    if (what === 'errors') add('request_failed', `rate<${limit / 100}`);
    else if (what === 'timeouts') add('request_timed_out', `rate<${limit / 100}`);
    else if (what === 'max') add('latency_from_schedule', `max<${limit}`);
    else if (what === 'mean') add('latency_from_schedule', `avg<${limit}`);
    else if (what !== 'dropped')
      add('latency_from_schedule', `p(${what === 'p999' ? '99.9' : what.slice(1)})<${limit}`);
  }
  return thresholds;
}
