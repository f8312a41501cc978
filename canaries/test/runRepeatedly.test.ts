import type { AlarmBoard } from '../src/cli/alarmBoard.ts';
import { parseCanaryOptions } from '../src/cli/canaryOptions.ts';
import { runRepeatedly } from '../src/cli/runRepeatedly.ts';
import { synthetic } from '../src/journeys/synthetic.ts';
import { fakeTarget, type Reply } from './fakeTarget.ts';

const part = (number: number) => ({ graphlet: `synthetic-${number}`, payload: '' });
const item = { id: '7', name: 'Item 7', part1: part(1), part2: part(2), part3: part(3) };
const well: Reply = { body: { data: { syntheticItem: item } } };

/** Runs the synthetic journey; one line a run: when it began, what was asked for by header, whether it passed. */
async function run(args: readonly string[], reply: (run: number, index: number) => Reply = () => well) {
  const options = parseCanaryOptions(['--journeys', 'synthetic', ...args], {});
  if (options === 'help') throw new Error('help');
  const { target, clock, sent } = fakeTarget((_request, index) =>
    reply(Math.floor(index / synthetic.steps.length), index),
  );
  const abort = new AbortController();
  const beginMs = clock.now();
  const told: string[] = [];
  const posted: string[] = [];
  const board: AlarmBoard = {
    async post(lines) {
      posted.push(lines);
    },
    read: async () => [],
  };
  const isPassed = await runRepeatedly(options, {
    clock,
    fetch: target.fetch,
    wait: async (delayMs) => clock.advance(delayMs),
    board,
    signal: abort.signal,
    reporter: {
      result() {},
      runEnd(number, [result]) {
        told.push(`${number} at ${(result?.startMs ?? 0) - beginMs}: ${result?.outcome}`);
        if (number === 50) abort.abort();
      },
      end() {},
    },
  });
  const faults = sent.map(({ headers }) => headers['x-synthetic-fault'] ?? '-');
  return { told, posted, faults: [...new Set(faults)], first: faults[0], isPassed, requests: sent.length };
}

describe('runRepeatedly', () => {
  it('runs once, after a run that wakes what sleeps and is not counted', async () => {
    const { told, requests, isPassed } = await run([], (_run, index) =>
      index === 0 ? { refuses: true } : well,
    );
    expect({ told, isPassed }).toEqual({ told: ['1 at 0: passed'], isPassed: true });
    expect(requests).toBeGreaterThan(synthetic.steps.length);
  });

  it('counts from the first when it is told to', async () => {
    const { requests } = await run(['--no-warm-up']);
    expect(requests).toBe(synthetic.steps.length);
  });

  it('runs every so often until it is ended, and hands in the records of each run', async () => {
    const { told, posted } = await run(['--no-warm-up', '--every', '2s']);
    expect(told.slice(0, 3)).toEqual(['1 at 0: passed', '2 at 2000: passed', '3 at 4000: passed']);
    expect([told.length, posted.length]).toEqual([50, 50]);
    expect(posted[0]).toContain('"JourneySuccessPercent":100');
  });

  it('leaves out the times that pass while a run goes on', async () => {
    const slow = { ...well, afterMs: 1_500 };
    const { told } = await run(['--no-warm-up', '--every', '2s', '--runs', '3'], () => slow);
    expect(told).toEqual(['1 at 0: passed', '2 at 6000: passed', '3 at 12000: passed']);
  });

  it('asks for the fault in the runs that are named only, and never before they count', async () => {
    const args = ['--every', '2s', '--runs', '4', '--fault', 'synthetic-2=error', '--fault-runs', '2-3'];
    const { faults, first } = await run(args);
    expect({ faults, first }).toEqual({ faults: ['-', 'synthetic-2=error'], first: '-' });
    expect((await run(['--fault', 'synthetic-2=error', '--no-warm-up'])).faults).toEqual([
      'synthetic-2=error',
    ]);
  });

  it('says that not all passed when one did not', async () => {
    const once = await run(['--no-warm-up', '--every', '2s', '--runs', '3'], (number) =>
      number === 1 ? { body: { data: { syntheticItem: null } } } : well,
    );
    expect(once.isPassed).toBe(false);
  });
});
