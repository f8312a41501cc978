import type { RunFigures } from './results/summarise.ts';
import { checkSlo, parseSlo, thresholdsOf } from './slo.ts';

const run = {
  sent: 990,
  dropped: 10,
  failures: 2,
  outcomes: { timeout: 1 },
  latencyMs: { p99: 500, p50: 20 },
} as RunFigures;

describe('a service level', () => {
  it.each([
    ['p99<501ms', []],
    ['p99<500ms', [{ condition: 'p99<500ms', measured: 500 }]],
    ['p50<0.02s', [{ condition: 'p50<0.02s', measured: 20 }]],
    ['errors<0.3%, timeouts<1%', []],
    ['dropped<1%', [{ condition: 'dropped<1%', measured: 1 }]],
  ])('%s', (text, breaches) => {
    expect(checkSlo(parseSlo(text), run)).toEqual(breaches);
  });

  it('is told to k6 in its own words', () => {
    expect(thresholdsOf(parseSlo('p99<500ms,p99.9<1s,errors<0.1%,timeouts<1%,dropped<1%'))).toEqual({
      latency_from_schedule: ['p(99)<500', 'p(99.9)<1000'],
      request_failed: ['rate<0.001'],
      request_timed_out: ['rate<0.01'],
    });
  });

  it.each(['p99>500ms', 'p98<5ms', 'errors<5ms', 'p99<5%', ''])('refuses %j', (text) => {
    expect(() => parseSlo(text)).toThrow('cannot be read');
  });
});
