import type { Clock } from '@graphlets/platform/clock';
import type { CircuitSettings } from './callSettings.ts';

/**
 * Leaves a graphlet alone that fails too often. Closed: calls go out and are counted over a rolling window. Open: none goes out.
 * Half-open, when it has been open long enough: one call goes out, and what becomes of it closes or opens the circuit.
 */
export interface CircuitBreaker {
  /** Whether a call may go out now; one that was let out must be told of by `record` or `release`. */
  letsOut(): boolean;
  record(isFailure: boolean): void;
  /** What was recorded last as no failure was one after all: its answer could not be used. */
  recant(): void;
  /** A call that was let out says nothing about the graphlet (its time was too short). */
  release(): void;
}

/** Parts of the window that are given up together. */
const SLOTS = 10;

export function createCircuitBreaker(settings: CircuitSettings, clock: Clock): CircuitBreaker {
  const slotMs = settings.windowMs / SLOTS;
  const calls = new Array<number>(SLOTS).fill(0);
  const failures = new Array<number>(SLOTS).fill(0);
  let current = 0;
  let openedAtMs: number | undefined;
  let isProbing = false;
  /** One call closed it, and none was recorded since. */
  let isOnProbation = false;

  /** Moves on to the slot of now and empties those that were passed. */
  function turn(): number {
    const now = Math.floor(clock.elapsed() / slotMs);
    const passed = Math.min(now - current, SLOTS);
    for (let step = 1; step <= passed; step++) {
      calls[(current + step) % SLOTS] = 0;
      failures[(current + step) % SLOTS] = 0;
    }
    current = now;
    return now % SLOTS;
  }

  function isTooBad(): boolean {
    const called = sum(calls);
    return called >= settings.minCalls && sum(failures) * 100 >= settings.failurePercent * called;
  }

  function fail(slot: number): void {
    failures[slot] = (failures[slot] ?? 0) + 1;
    if (isTooBad()) openedAtMs = clock.elapsed();
  }

  function close(): void {
    openedAtMs = undefined;
    calls.fill(0);
    failures.fill(0);
  }

  return {
    letsOut() {
      if (openedAtMs === undefined) return true;
      if (isProbing || clock.elapsed() - openedAtMs < settings.openMs) return false;
      isProbing = true;
      return true;
    },
    record(isFailure) {
      if (isProbing) {
        isProbing = false;
        if (isFailure) openedAtMs = clock.elapsed();
        else close();
        isOnProbation = !isFailure;
        return;
      }
      // The answer of a call that went out before the circuit opened changes nothing.
      if (openedAtMs !== undefined) return;
      isOnProbation = false;
      const slot = turn();
      calls[slot] = (calls[slot] ?? 0) + 1;
      if (isFailure) fail(slot);
    },
    recant() {
      if (openedAtMs !== undefined) return;
      if (isOnProbation) openedAtMs = clock.elapsed();
      else fail(turn());
    },
    release() {
      isProbing = false;
    },
  };
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
