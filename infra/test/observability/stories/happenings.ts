import type { Happening } from './story.ts';

type Values = Readonly<Record<string, readonly number[]>>;

/** A record in Embedded Metric Format, as functions write it. */
function emf(namespace: string, dimensions: Readonly<Record<string, string>>, metrics: Values): Happening {
  const record = {
    ...dimensions,
    ...metrics,
  };
  return (evaluator, timeMs) =>
    evaluator.putEmf({
      ...record,
      _aws: {
        Timestamp: timeMs,
        CloudWatchMetrics: [
          {
            Namespace: namespace,
            Dimensions: [Object.keys(dimensions)],
            Metrics: Object.keys(metrics).map((Name) => ({ Name })),
          },
        ],
      },
    });
}

const many = (count: number, value: number) => Array.from({ length: count }, () => value);

export interface Served {
  readonly requests: number;
  readonly errors?: number;
  readonly late?: number;
  readonly coldStarts?: number;
  readonly latencyMs?: number;
  /** How many of the requests take `slowMs`. */
  readonly slow?: number;
  readonly slowMs?: number;
  readonly from?: 'users' | 'canaries';
}

/** A minute of a function's requests. What did not happen is not written, as in the code. */
export function serves(name: string, served: Served): Happening {
  const { requests, errors = 0, late = 0, coldStarts = 0, latencyMs = 20, slow = 0, slowMs = 0 } = served;
  return emf(
    served.from === 'canaries' ? 'Graphlets/Canary' : 'Graphlets',
    { Function: name },
    {
      RequestCount: many(requests, 1),
      RequestLatencyMs: [...many(requests - slow, latencyMs), ...many(slow, slowMs)],
      ...(errors > 0 && { RequestErrorCount: many(errors, 1) }),
      ...(late > 0 && { DeadlineExceededCount: many(late, 1) }),
      ...(coldStarts > 0 && { ColdStartCount: many(coldStarts, 1) }),
    },
  );
}

/** A minute of the gateway's calls of a graphlet. */
export function isCalled(
  graphlet: string,
  { calls, timeouts = 0 }: { readonly calls: number; readonly timeouts?: number },
): Happening {
  return emf(
    'Graphlets',
    { Function: 'gateway', Graphlet: graphlet },
    {
      GraphletCallCount: many(calls, 1),
      ...(timeouts > 0 && { GraphletTimeoutCount: many(timeouts, 1) }),
    },
  );
}

/** Runs of a journey; each passed or did not. */
export function runs(
  journey: string,
  { passed, failed = 0 }: { readonly passed: number; readonly failed?: number },
): Happening {
  return emf(
    'Graphlets/Canary',
    { Journey: journey },
    {
      JourneySuccessPercent: [...many(passed, 100), ...many(failed, 0)],
      JourneyLatencyMs: many(passed + failed, 80),
    },
  );
}

/** Lambda's own metrics of a function. */
export function lambdaCounts(
  name: string,
  metric: 'Throttles' | 'Errors' | 'Invocations',
  count: number,
  alias?: string,
): Happening {
  const dimensions = { FunctionName: name, ...(alias !== undefined && { Resource: `${name}:${alias}` }) };
  return (evaluator, timeMs) =>
    evaluator.put({
      metric: { namespace: 'AWS/Lambda', name: metric, dimensions },
      timeMs,
      values: [count],
    });
}

/** Executions at the same time in the whole account. */
export function accountUses(executions: number): Happening {
  return (evaluator, timeMs) =>
    evaluator.put({
      metric: {
        namespace: 'AWS/Usage',
        name: 'ResourceCount',
        dimensions: {
          Service: 'Lambda',
          Type: 'Resource',
          Resource: 'ConcurrentExecutions',
          Class: 'None',
        },
      },
      timeMs,
      values: [executions],
    });
}

/** Lambda's report of an invocation in a function's log. */
export function reports(name: string, record: Readonly<Record<string, string>>): Happening {
  return (evaluator, timeMs) =>
    evaluator.putLine(
      {
        time: new Date(timeMs).toISOString(),
        type: 'platform.report',
        record: { requestId: '8a1f', ...record },
      },
      timeMs,
      name,
    );
}
