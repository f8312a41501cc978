import { createEventQueue } from './eventQueue.ts';
import { createLambdaModel, type LambdaLimits, type ThrottleReason } from './lambdaModel.ts';

/** How one request went where it was measured; times from its start, milliseconds. */
export interface Execution {
  readonly durationMs: number;
  readonly calls: readonly {
    readonly graphlet: string;
    readonly startMs: number;
    readonly durationMs: number;
  }[];
}

export interface SimulationInput {
  /** When each request comes, ascending, and how it would go with everything warm. */
  readonly arrivals: Iterable<{ readonly atMs: number; readonly execution: Execution }>;
  readonly limits: LambdaLimits;
  /** Duration of a cold start of a function. */
  readonly initMs: (name: string) => number;
  readonly gateway: string;
}

export interface FunctionForecast {
  readonly name: string;
  readonly invocations: number;
  readonly coldStarts: number;
  readonly throttles: Readonly<Record<ThrottleReason, number>>;
  readonly maxConcurrency: number;
  readonly averageConcurrency: number;
}

export interface Forecast {
  readonly requests: number;
  /** Of the gateway itself: what a client sees as 429. */
  readonly throttledRequests: number;
  /** Answered, but with a part missing because a graphlet was throttled. */
  readonly incompleteRequests: number;
  readonly throttles: number;
  readonly maxAccountConcurrency: number;
  readonly functions: readonly FunctionForecast[];
}

interface Tally {
  invocations: number;
  coldStarts: number;
  maxConcurrency: number;
  busyMs: number;
  readonly throttles: Record<ThrottleReason, number>;
}

type Event =
  | {
      readonly kind: 'call';
      readonly graphlet: string;
      readonly durationMs: number;
      readonly request: { isIncomplete: boolean };
    }
  | { readonly kind: 'leave'; readonly name: string };

/**
 * Lambda's rules over arrivals. A cold start delays what runs in it; a request of a cold gateway calls its graphlets later, and one
 * whose graphlet is cold or throttled lasts as long as measured (the wait for a cold graphlet is not added to the gateway's time:
 * most calls overlap).
 */
export function simulate({ arrivals, limits, initMs, gateway }: SimulationInput): Forecast {
  const model = createLambdaModel(limits);
  const queue = createEventQueue<Event>();
  const tallies = new Map<string, Tally>();
  let requests = 0;
  let throttledRequests = 0;
  let incompleteRequests = 0;
  let maxAccountConcurrency = 0;
  let endMs = 0;

  function tallyOf(name: string): Tally {
    const known = tallies.get(name);
    if (known !== undefined) return known;
    const made = {
      invocations: 0,
      coldStarts: 0,
      maxConcurrency: 0,
      busyMs: 0,
      throttles: { account: 0, reserved: 0, scaling: 0 },
    };
    tallies.set(name, made);
    return made;
  }

  /** @returns what it waits for a cold start; undefined when it is throttled */
  function invoke(name: string, nowMs: number, durationMs: number): number | undefined {
    const tally = tallyOf(name);
    const admission = model.enter(name, nowMs);
    if (admission.kind === 'throttled') {
      tally.throttles[admission.reason]++;
      return undefined;
    }
    const waitMs = admission.kind === 'cold' ? initMs(name) : 0;
    tally.invocations++;
    if (admission.kind === 'cold') tally.coldStarts++;
    tally.busyMs += waitMs + durationMs;
    tally.maxConcurrency = Math.max(tally.maxConcurrency, model.running(name));
    maxAccountConcurrency = Math.max(maxAccountConcurrency, model.runningOfAccount());
    queue.add(nowMs + waitMs + durationMs, { kind: 'leave', name });
    return waitMs;
  }

  function happen(atMs: number, event: Event): void {
    endMs = Math.max(endMs, atMs);
    if (event.kind === 'leave') model.leave(event.name, atMs);
    else if (invoke(event.graphlet, atMs, event.durationMs) === undefined && !event.request.isIncomplete) {
      event.request.isIncomplete = true;
      incompleteRequests++;
    }
  }

  let pending = queue.next();
  const runUntil = (limitMs: number) => {
    pending ??= queue.next();
    while (pending !== undefined && pending.atMs <= limitMs) {
      happen(pending.atMs, pending.event);
      pending = queue.next();
    }
    if (pending === undefined) return;
    // What is later goes back: something earlier may be added meanwhile.
    queue.add(pending.atMs, pending.event);
    pending = undefined;
  };

  for (const { atMs, execution } of arrivals) {
    runUntil(atMs);
    requests++;
    endMs = Math.max(endMs, atMs);
    const waitMs = invoke(gateway, atMs, execution.durationMs);
    if (waitMs === undefined) {
      throttledRequests++;
      continue;
    }
    const request = { isIncomplete: false };
    for (const { graphlet, startMs, durationMs } of execution.calls) {
      queue.add(atMs + waitMs + startMs, { kind: 'call', graphlet, durationMs, request });
    }
  }
  runUntil(Number.POSITIVE_INFINITY);

  const functions = [...tallies]
    .map(([name, { busyMs, ...tally }]) => ({
      name,
      ...tally,
      averageConcurrency: endMs === 0 ? 0 : Math.round((100 * busyMs) / endMs) / 100,
    }))
    .toSorted((a, b) => b.maxConcurrency - a.maxConcurrency);
  const throttles = functions.reduce(
    (sum, { throttles: { account, reserved, scaling } }) => sum + account + reserved + scaling,
    0,
  );
  return { requests, throttledRequests, incompleteRequests, throttles, maxAccountConcurrency, functions };
}
