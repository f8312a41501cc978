import {
  GraphletBadResponseError,
  GraphletFailedError,
  GraphletTimeoutError,
  PlatformError,
} from '@graphlets/platform/errors';
import type { GraphletCall } from './transport.ts';

/** Turns whatever a connection threw into one of ours. */
export function toGraphletError(error: unknown, call: GraphletCall, allowedMs: number): PlatformError {
  if (error instanceof PlatformError) return error;
  if (call.deadline.signal.aborted)
    return new GraphletTimeoutError(call.graphlet, allowedMs, { cause: error });
  const reason = error instanceof Error ? error.message : String(error);
  return new GraphletFailedError(call.graphlet, reason, { cause: error });
}

/** A GraphQL response is a JSON object; what is in it is for the reader to judge. */
export function checkIsObject(text: string, call: GraphletCall): string {
  if (!/^\s*\{/.test(text)) {
    throw new GraphletBadResponseError(call.graphlet, `not a JSON object: ${text.slice(0, 100)}`);
  }
  return text;
}
