import { fakeClock } from '@graphlets/testing/fakeClock';
import { startDeadline, untilPassed } from './deadline.ts';

describe('startDeadline', () => {
  it('takes the least of the limits and keeps the flush reserve back', () => {
    const clock = fakeClock(1_000);
    const deadline = startDeadline(
      { timeoutMs: 500, lambdaRemainingMs: 400, callerDeadline: 1_300, flushReserveMs: 50 },
      clock,
    );
    expect([deadline.at, deadline.remainingMs()]).toEqual([1_250, 250]);
  });

  it('aborts its signal when the time is up, and not when it was released', () => {
    const clock = fakeClock();
    const kept = startDeadline({ timeoutMs: 100, flushReserveMs: 0 }, clock);
    const released = startDeadline({ timeoutMs: 100, flushReserveMs: 0 }, clock);
    released.release();
    clock.advance(99);
    expect(kept.signal.aborted).toBe(false);
    clock.advance(1);
    expect([kept.signal.aborted, released.signal.aborted, kept.remainingMs()]).toEqual([true, false, 0]);
  });

  it('calls back when the time is up who waits for it, and nobody else', () => {
    const clock = fakeClock();
    const deadline = startDeadline({ timeoutMs: 100, flushReserveMs: 0 }, clock);
    const called: string[] = [];
    deadline.onPassed(() => called.push('waits'));
    deadline.onPassed(() => called.push('has its answer'))();
    clock.advance(99);
    expect([called, deadline.hasPassed]).toEqual([[], false]);
    clock.advance(1);
    expect([called, deadline.hasPassed]).toEqual([['waits'], true]);
    expect(deadline.signal.aborted).toBe(true);
  });

  it('leaves nothing when the reserve is more than the time', () => {
    const deadline = startDeadline({ timeoutMs: 20, flushReserveMs: 50 }, fakeClock());
    expect(deadline.remainingMs()).toBe(0);
  });
});

describe('untilPassed', () => {
  it('gives what the work gives, or nothing once the time is up', async () => {
    const clock = fakeClock();
    const deadline = startDeadline({ timeoutMs: 100, flushReserveMs: 0 }, clock);
    const never = new Promise<string>(() => {});
    expect(await untilPassed(deadline, Promise.resolve('done'))).toBe('done');
    await expect(untilPassed(deadline, Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    const waiting = untilPassed(deadline, never);
    clock.advance(100);
    expect([await waiting, await untilPassed(deadline, never)]).toEqual([undefined, undefined]);
  });
});
