import { fakeClock } from '@graphlets/testing/fakeClock';
import { createCircuitBreaker } from './circuitBreaker.ts';

function setUp() {
  const clock = fakeClock();
  const circuit = createCircuitBreaker(
    { windowMs: 1_000, minCalls: 4, failurePercent: 50, openMs: 500 },
    clock,
  );
  /** Calls one after another, `x` failing, `u` with an answer that cannot be used; says which were let out. */
  const calls = (results: string) =>
    [...results]
      .map((result) => {
        if (!circuit.letsOut()) return '-';
        circuit.record(result === 'x');
        if (result === 'u') circuit.recant();
        return result;
      })
      .join('');
  return { clock, circuit, calls };
}

describe('a circuit breaker', () => {
  it('stays closed while few calls fail, or there are too few to say', () => {
    expect(setUp().calls('x.x'.repeat(1))).toBe('x.x');
    expect(setUp().calls('..x'.repeat(10))).toBe('..x'.repeat(10));
  });

  it('opens when half of the calls in the window fail', () => {
    expect(setUp().calls('..xx...')).toBe('..xx---');
  });

  it('forgets failures that are older than the window', () => {
    const { clock, calls } = setUp();
    calls('xxx');
    clock.advance(1_100);
    expect(calls('x...x')).toBe('x...x');
  });

  it('lets one call try it when it has been open long enough, and closes when that goes well', () => {
    const { clock, circuit, calls } = setUp();
    calls('xxxx');
    clock.advance(499);
    expect(circuit.letsOut()).toBe(false);
    clock.advance(1);
    expect([circuit.letsOut(), circuit.letsOut()]).toEqual([true, false]);
    circuit.record(false);
    expect(calls('....')).toBe('....');
  });

  it('opens again for as long when the one call fails', () => {
    const { clock, circuit, calls } = setUp();
    calls('xxxx');
    clock.advance(500);
    expect(calls('x.')).toBe('x-');
    clock.advance(500);
    expect(circuit.letsOut()).toBe(true);
  });

  it('counts an answer that cannot be used as a failure, in place of the call that went well', () => {
    expect(setUp().calls('..uu...')).toBe('..uu---');
    expect(setUp().calls('...u...u')).toBe('...u...u');
  });

  it('opens again when the answer of the one call cannot be used', () => {
    const { clock, calls } = setUp();
    calls('xxxx');
    clock.advance(500);
    expect(calls('u.')).toBe('u-');
    clock.advance(500);
    expect(calls('..u.')).toBe('..u.');
  });

  it('lets another call try it when the one says nothing about the graphlet', () => {
    const { clock, circuit, calls } = setUp();
    calls('xxxx');
    clock.advance(500);
    circuit.letsOut();
    circuit.release();
    expect(calls('..')).toBe('..');
  });
});
