import type { InvokeRequest } from './api/invokeRequest.ts';
import type { Outcome } from './environment/outcome.ts';
import { ApiError } from './errors.ts';
import type { UnstampedEvent } from './events.ts';
import type { Concurrency } from './pool/concurrency.ts';
import type { DeployedFunction } from './pool/deployedFunction.ts';
import { makeReport, reportLine } from './report.ts';
import { continueTrace } from './traceContext.ts';

export interface InvokeContext {
  readonly target: DeployedFunction;
  readonly functionArn: string;
  readonly concurrency: Concurrency;
  /** Lines of invocations whose caller asked for the tail of the log, by request id; what is logged is added by others. */
  readonly tails: Map<string, string[]>;
  readonly emit: (event: UnstampedEvent) => void;
}

/** What an invocation came to, and its lines as Lambda's log has them. */
export interface Invoked {
  readonly outcome: Outcome;
  readonly tail: readonly string[];
}

/**
 * One invocation, from the slot that it takes to its report.
 *
 * @throws {ApiError} 429 when it is throttled
 */
export async function invokeFunction(
  requestId: string,
  request: InvokeRequest,
  { target, functionArn, concurrency, tails, emit }: InvokeContext,
): Promise<Invoked> {
  const { functionName: name } = request;
  const { pool } = target;
  const tail: string[] = [];
  const trace = continueTrace(request.traceHeader, Date.now());
  let startedAt = 0;
  try {
    concurrency.enter(name);
  } catch (error) {
    noteThrottle(error);
    throw error;
  }
  countRunning(1);
  if (request.hasTail) tails.set(requestId, tail);
  try {
    const { outcome, environment, initDurationMs } = await pool.run(
      () => ({
        requestId,
        payload: request.payload,
        deadline: Date.now() + pool.config.timeoutMs,
        functionArn,
        traceHeader: trace.header,
        clientContext: request.clientContext,
      }),
      ({ id }) => {
        startedAt = performance.now();
        tail.push(`START RequestId: ${requestId} Version: $LATEST`);
        emit({ type: 'start', environment: id, requestId, trace });
      },
    );
    target.countInvocation(outcome.status !== 'success');
    const report = makeReport({
      requestId,
      outcome,
      durationMs: startedAt === 0 ? 0 : performance.now() - startedAt,
      memoryMb: pool.config.memoryMb,
      maxMemoryUsedMb: environment?.maxMemoryUsedMb() ?? 0,
      initDurationMs,
    });
    emit({ type: 'report', environment: environment?.id ?? '', ...report });
    tail.push(`END RequestId: ${requestId}`, reportLine(report));
    return { outcome, tail };
  } catch (error) {
    noteThrottle(error);
    throw error;
  } finally {
    tails.delete(requestId);
    countRunning(-1);
    concurrency.leave(name);
  }

  function countRunning(change: 1 | -1): void {
    emit({ type: 'concurrency', concurrentExecutions: target.countRunning(change) });
  }

  function noteThrottle(error: unknown): void {
    if (!(error instanceof ApiError) || error.status !== 429) return;
    target.countThrottle();
    emit({ type: 'throttle', reason: error.reason ?? '' });
  }
}
