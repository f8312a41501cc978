import type { Clock } from '@graphlets/platform/clock';
import { startDeadline, untilPassed } from '@graphlets/platform/deadline';
import { DeadlineExceededError, GraphletTimeoutError } from '@graphlets/platform/errors';
import { allowedMs } from './resilience/stepBudgets.ts';
import type { GraphletCall, Transport } from './transport.ts';

/**
 * Around a transport: what several requests ask a graphlet at the same time, word for word, is one call. Only queries, and only
 * of requests that pass nothing of their user on to graphlets; nothing is kept once it is answered. The call counts, in metrics and
 * records, for the request that made it; all share its fate, but for its deadline.
 */
export function createSharingTransport(inner: Transport, clock: Clock): Transport {
  const underway = new Map<string, Promise<string>>();

  function call(call: GraphletCall): Promise<string> {
    if (!isShareable(call)) return inner.call(call);
    const key = keyOf(call);
    const answer = underway.get(key);
    return answer === undefined ? make(call, key) : join(call, answer);
  }

  function make(call: GraphletCall, key: string): Promise<string> {
    const answer = inner.call(call);
    const forget = () => underway.delete(key);
    underway.set(key, answer);
    answer.then(forget, forget);
    return answer;
  }

  /** Waits for as long as its own request may. */
  async function join(joining: GraphletCall, answer: Promise<string>): Promise<string> {
    const { graphlet, deadline, reserveMs = 0 } = joining;
    const timeoutMs = allowedMs(deadline.remainingMs(), reserveMs);
    const own = startDeadline({ timeoutMs, flushReserveMs: 0 }, clock);
    try {
      const text = await untilPassed(own, answer);
      if (text === undefined) throw new GraphletTimeoutError(graphlet, timeoutMs);
      return text;
    } catch (error) {
      // Who made the call had less time: one of those who waited makes it again, and the others join that one.
      if (isOutOfTime(error) && !own.hasPassed) return call(joining);
      throw error;
    } finally {
      own.release();
    }
  }

  return { ...inner, call };
}

function isShareable({ isIdempotent, body }: GraphletCall): boolean {
  return isIdempotent && Object.keys(body.context.headers ?? {}).length === 0;
}

function keyOf({ url, body }: GraphletCall): string {
  const { query, operationName = '', variablesJson = '' } = body;
  return `${url}\n${operationName}\n${variablesJson}\n${query}`;
}

function isOutOfTime(error: unknown): boolean {
  return error instanceof GraphletTimeoutError || error instanceof DeadlineExceededError;
}
