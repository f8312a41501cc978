/** Lets only a share of all calls be tried again, so that graphlets in trouble do not get twice their load. */
export interface RetryBudget {
  /** With each call. */
  earn(): void;
  /** Whether a try more is to be had; it is taken when it is. */
  spend(): boolean;
}

/** Tries that may be saved up: a short burst of failures is retried whole. */
const SAVED_TRIES = 10;

/** @param percent - of calls that may be tried again */
export function createRetryBudget(percent: number): RetryBudget {
  let saved = SAVED_TRIES;
  return {
    earn() {
      saved = Math.min(SAVED_TRIES, saved + percent / 100);
    },
    spend() {
      if (saved < 1) return false;
      saved--;
      return true;
    },
  };
}
