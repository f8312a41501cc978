import {
  GraphletBadResponseError,
  GraphletFailedError,
  GraphletTimeoutError,
  PlatformError,
} from '@graphlets/platform/errors';
import type { GraphletCall } from './transport.ts';

/** What a connection says when the call was not taken, or its answer was lost on the way. */
const TRANSIENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
]);

/** Statuses of whatever stands before a function or a server: it is asked too much, or not there for now. */
export const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/** Turns whatever a connection threw into one of ours. */
export function toGraphletError(error: unknown, call: GraphletCall, allowedMs: number): PlatformError {
  if (error instanceof PlatformError) return error;
  if (call.deadline.hasPassed) return new GraphletTimeoutError(call.graphlet, allowedMs, { cause: error });
  const reason = error instanceof Error ? error.message : String(error);
  const isTransient = error instanceof Error && 'code' in error && TRANSIENT.has(String(error.code));
  return new GraphletFailedError(call.graphlet, reason, { cause: error, isTransient });
}

/** A GraphQL response is a JSON object; what is in it is for the reader to judge. */
export function checkIsObject(text: string, call: GraphletCall): string {
  if (!/^\s*\{/.test(text)) {
    throw new GraphletBadResponseError(call.graphlet, `not a JSON object: ${text.slice(0, 100)}`);
  }
  return text;
}
