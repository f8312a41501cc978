import { setTimeout as sleep } from 'node:timers/promises';

/** Rounds after which DynamoDB is not asked again. */
const MAX_ROUNDS = 5;
/** Longest wait before the second round, milliseconds; doubled for each later one. */
const FIRST_WAIT_MS = 20;

/** Waits before a round, 1 being the second; rejects with `AbortError` when the signal aborts. */
export type WaitBeforeRound = (round: number, signal: AbortSignal) => Promise<void>;

/** Exponential, with full jitter, so that callers who were throttled together do not come back together. */
export const backOff: WaitBeforeRound = (round, signal) =>
  sleep(Math.random() * FIRST_WAIT_MS * 2 ** (round - 1), undefined, { signal });

/**
 * Sends a batch, and again what comes back unprocessed: DynamoDB serves a batch in part when it is throttled or
 * when the answer would be larger than 16 MB.
 *
 * @param send - resolves with what was left unprocessed
 * @throws {Error} when something is left after five rounds
 */
export async function sendUntilDone<T>(
  batch: readonly T[],
  send: (batch: readonly T[]) => Promise<readonly T[]>,
  wait: WaitBeforeRound,
  signal: AbortSignal,
): Promise<void> {
  let left = batch;
  for (let round = 0; left.length > 0; round++) {
    if (round === MAX_ROUNDS) {
      throw new Error(`DynamoDB left ${left.length} of ${batch.length} requests unprocessed.`);
    }
    if (round > 0) await wait(round, signal);
    left = await send(left);
  }
}
