import type { Clock } from '@graphlets/platform/clock';
import { PlatformError } from '@graphlets/platform/errors';
import type { Transport } from '../transport/transport.ts';

/** One graphlet call of a request, as the traffic record has it. */
export interface RecordedCall {
  readonly graphlet: string;
  /** From the start of the request. */
  readonly startMs: number;
  readonly durationMs: number;
  /** Of the failure; absent when the graphlet answered. */
  readonly code?: string;
}

/** Listens to a transport, and keeps the calls of the requests that are recorded. */
export interface CallRecorder {
  readonly transport: Transport;
  start(requestId: string): void;
  /** Gives what was called since `start`, and forgets it. */
  finish(requestId: string): readonly RecordedCall[];
}

export function createCallRecorder(transport: Transport, clock: Clock): CallRecorder {
  const recorded = new Map<string, { readonly startedMs: number; readonly calls: RecordedCall[] }>();
  return {
    transport: {
      call(request) {
        const record = recorded.get(request.body.context.requestId);
        if (record === undefined) return transport.call(request);
        const calledMs = clock.now();
        const note = (code?: string) =>
          record.calls.push({
            graphlet: request.graphlet,
            startMs: calledMs - record.startedMs,
            durationMs: clock.now() - calledMs,
            ...(code !== undefined && { code }),
          });
        return transport.call(request).then(
          (answer) => {
            note();
            return answer;
          },
          (error: unknown) => {
            note(error instanceof PlatformError ? error.code : 'INTERNAL_SERVER_ERROR');
            throw error;
          },
        );
      },
      close: () => transport.close(),
    },
    start(requestId) {
      recorded.set(requestId, { startedMs: clock.now(), calls: [] });
    },
    finish(requestId) {
      const calls = recorded.get(requestId)?.calls ?? [];
      recorded.delete(requestId);
      return calls;
    },
  };
}
