import { type ThrottleReason, throttled } from '../errors.ts';

/**
 * Who may run how many invocations at the same time: reserved concurrency of a function, and what the account has
 * left for all others (docs.aws.amazon.com/lambda, "Understanding Lambda function scaling").
 */
export interface Concurrency {
  setReserved(name: string, reserved: number | null): void;
  remove(name: string): void;
  /** Takes one slot. @throws {ApiError} 429 when there is none */
  enter(name: string): void;
  leave(name: string): void;
}

export function createConcurrency(accountLimit: number): Concurrency {
  const reserved = new Map<string, number>();
  const running = new Map<string, number>();
  let unreservedRunning = 0;

  const count = (name: string) => running.get(name) ?? 0;
  const unreservedLimit = () =>
    accountLimit - [...reserved.values()].reduce((sum, amount) => sum + amount, 0);

  return {
    setReserved(name, amount) {
      const before = reserved.get(name);
      if (amount === (before ?? null)) return;
      // Invocations that run on move to the other side of the account.
      if (before === undefined) unreservedRunning -= count(name);
      if (amount === null) {
        reserved.delete(name);
        unreservedRunning += count(name);
      } else {
        reserved.set(name, amount);
      }
    },
    remove(name) {
      reserved.delete(name);
    },
    enter(name) {
      const own = reserved.get(name);
      const isFull = own === undefined ? unreservedRunning >= unreservedLimit() : count(name) >= own;
      if (isFull) {
        const reason: ThrottleReason =
          own === undefined
            ? 'ConcurrentInvocationLimitExceeded'
            : 'ReservedFunctionConcurrentInvocationLimitExceeded';
        throw throttled(reason);
      }
      running.set(name, count(name) + 1);
      if (own === undefined) unreservedRunning++;
    },
    leave(name) {
      running.set(name, count(name) - 1);
      if (!reserved.has(name)) unreservedRunning--;
    },
  };
}
