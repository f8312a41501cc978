import type { Clock } from '@graphlets/platform/clock';
import { startDeadline } from '@graphlets/platform/deadline';
import {
  type ErrorCode,
  GraphletFailedError,
  GraphletThrottledError,
  GraphletTimeoutError,
  GraphletUnavailableError,
  PlatformError,
} from '@graphlets/platform/errors';
import type { GraphletCall, Transport } from '../transport.ts';
import type { CallSettings } from './callSettings.ts';
import { createHealthTable, type GraphletHealth } from './graphletHealth.ts';
import type { CallInProgress } from './requestCalls.ts';
import { createRetryBudget } from './retryBudget.ts';
import { allowedMs, createStepBudgets } from './stepBudgets.ts';

export interface ResilientTransportOptions {
  readonly inner: Transport;
  readonly settings: CallSettings;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
}

/** A call that is tried again has at least so long for it, milliseconds. */
const MIN_TRY_MS = 5;

/**
 * Around a transport: a circuit breaker for each graphlet, a budget for each call, tries again where they can help, and word of it
 * all to the request's metrics, trace and facts. What it knows of graphlets is the environment's; what belongs to a
 * request is in `call.calls`.
 */
export function createResilientTransport(options: ResilientTransportOptions): Transport {
  const { inner, settings, clock, random } = options;
  const health = createHealthTable(settings, clock);
  const retries = createRetryBudget(settings.retryPercent);

  function call(call: GraphletCall): Promise<string> {
    const of = health.of(call.graphlet);
    const progress = call.calls?.begin(call.graphlet, of.circuit.recant);
    if (!of.circuit.letsOut()) {
      progress?.circuitOpen();
      const error = new GraphletUnavailableError(call.graphlet);
      progress?.end(error.code);
      return Promise.reject(error);
    }
    retries.earn();
    const remainingMs = call.deadline.remainingMs();
    const budgetMs = allowedMs(remainingMs, call.reserveMs ?? 0);
    const told = withTrace(call, progress);
    return budgetMs < remainingMs ? sendWithin(told, of, progress, budgetMs) : send(told, of, progress, 0);
  }

  /** A budget of the call's own ends it before the request's deadline does. */
  function sendWithin(
    call: GraphletCall,
    of: GraphletHealth,
    progress: CallInProgress | undefined,
    budgetMs: number,
  ): Promise<string> {
    const deadline = startDeadline({ timeoutMs: budgetMs, flushReserveMs: 0 }, clock);
    const context = { ...call.body.context, deadline: deadline.at };
    return send({ ...call, deadline, body: { ...call.body, context } }, of, progress, 0).finally(() =>
      deadline.release(),
    );
  }

  function send(
    call: GraphletCall,
    of: GraphletHealth,
    progress: CallInProgress | undefined,
    tries: number,
  ): Promise<string> {
    const startMs = clock.elapsed();
    const givenMs = call.deadline.remainingMs();
    return inner.call(call).then(
      (text) => {
        if (isOutOfTime(text)) {
          const error = new GraphletTimeoutError(call.graphlet, givenMs);
          blame(of, error.code, givenMs);
          progress?.end(error.code);
          throw error;
        }
        health.recordLatency(of, clock.elapsed() - startMs);
        of.circuit.record(false);
        progress?.end(undefined);
        return text;
      },
      (error: unknown) => {
        if (error instanceof GraphletThrottledError) progress?.throttled();
        if (mayTryAgain(call, of, error, tries)) {
          progress?.retried();
          return pause(settings.retryDelayMs * 2 ** tries * random()).then(() =>
            send(call, of, progress, tries + 1),
          );
        }
        const code = error instanceof PlatformError ? error.code : 'INTERNAL_SERVER_ERROR';
        blame(of, code, givenMs);
        progress?.end(code);
        throw error;
      },
    );
  }

  function mayTryAgain(call: GraphletCall, of: GraphletHealth, error: unknown, tries: number): boolean {
    if (!call.isIdempotent || tries >= settings.retries || !isTransient(error)) return false;
    const longestPauseMs = settings.retryDelayMs * 2 ** tries;
    const leftMs = call.deadline.remainingMs() - longestPauseMs;
    return leftMs >= Math.max(MIN_TRY_MS, of.latencies.p99Ms()) && retries.spend();
  }

  function blame(of: GraphletHealth, code: ErrorCode, givenMs: number): void {
    switch (code) {
      case 'GRAPHLET_TIMEOUT':
        // Less time than it usually needs: that is the request's fault, and says nothing of the graphlet.
        if (givenMs < of.latencies.p99Ms()) of.circuit.release();
        else of.circuit.record(true);
        break;
      case 'GRAPHLET_FAILED':
      case 'GRAPHLET_THROTTLED':
      case 'GRAPHLET_BAD_RESPONSE':
        of.circuit.record(true);
        break;
      default:
        of.circuit.release();
    }
  }

  function pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      clock.after(delayMs, resolve);
    });
  }

  return {
    call,
    budgetsOf: (steps) => createStepBudgets(steps, health),
    close: () => inner.close(),
  };
}

/** A graphlet that stopped by its deadline says so itself, just before its time is up, in an answer without data. */
function isOutOfTime(text: string): boolean {
  return (
    text.startsWith('{"errors"') && text.includes('"code":"GRAPHLET_TIMEOUT"') && !text.includes('"data":')
  );
}

/** It may go well the next time: refused for now, or never reached. */
function isTransient(error: unknown): boolean {
  if (error instanceof GraphletThrottledError) return true;
  return error instanceof GraphletFailedError && error.isTransient;
}

/** Where a trace is recorded the graphlet's part of it hangs below the call. */
function withTrace(call: GraphletCall, progress: CallInProgress | undefined): GraphletCall {
  const traceHeader = progress?.traceHeader;
  if (traceHeader === undefined || traceHeader === call.body.context.traceHeader) return call;
  return { ...call, body: { ...call.body, context: { ...call.body.context, traceHeader } } };
}
