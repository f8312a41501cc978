import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEvaluator } from '@graphlets/alarms/createEvaluator';
import { synthetic } from '../src/journeys/synthetic.ts';
import { journeyRecords } from '../src/metrics/journeyRecords.ts';
import { runJourney } from '../src/run/runJourney.ts';
import { fakeTarget, type Reply, type SentRequest } from './fakeTarget.ts';

const MINUTE_MS = 60_000;
const book = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'infra', 'generated', 'alarms.json'), 'utf8'),
);

/** The synthetic graphlets, as the journey asks them. */
function answerWell({ body: { query } }: SentRequest): Reply {
  const part = (number: number) => ({ graphlet: `synthetic-${number}`, payload: '' });
  const item = { id: '7', name: 'Item 7', part1: part(1), part2: part(2), part3: part(3) };
  return { body: { data: query.includes('syntheticItem') ? { syntheticItem: item } : {} } };
}

const faults: Readonly<Record<string, (request: SentRequest) => Reply>> = {
  slow: (request) => ({ ...answerWell(request), afterMs: 5_001 }),
  failing: () => ({
    body: {
      data: { syntheticItem: null },
      errors: [{ message: 'No.', extensions: { code: 'GRAPHLET_FAILED', graphlet: 'synthetic-2' } }],
    },
  }),
  'wrong in its data': () => ({ body: { data: { syntheticItem: { id: '7', part2: null } } } }),
  'late beyond all patience': (request) => ({ ...answerWell(request), afterMs: 12_000 }),
};

/** Runs the journey four times a minute; the second graphlet is at fault from one minute to another. */
async function watch(fault: (request: SentRequest) => Reply, from: number, to: number) {
  let minute = 0;
  const { target, clock } = fakeTarget((request) => {
    const isSecond = request.body.query.includes('part2');
    return isSecond && minute >= from && minute < to ? fault(request) : answerWell(request);
  });
  const evaluator = createEvaluator(book);
  const beginMs = Math.ceil(clock.now() / MINUTE_MS) * MINUTE_MS;
  const failedSteps = new Set<string>();
  const states: string[] = [];
  for (; minute < 12; minute++) {
    for (let run = 0; run < 4; run++) {
      const startMs = beginMs + minute * MINUTE_MS + run * 15_000;
      clock.advance(Math.max(0, startMs - clock.now()));
      const result = await runJourney(synthetic, target, { run: `${minute}-${run}`, startMs });
      for (const line of journeyRecords('canary', result).trimEnd().split('\n'))
        evaluator.putEmf(JSON.parse(line));
      for (const { step, problems } of result.steps) if (problems.length > 0) failedSteps.add(step);
    }
    states.push(
      ...evaluator
        .evaluate(beginMs + (minute + 1) * MINUTE_MS)
        .filter(({ alarm }) => alarm === 'journey-synthetic')
        .map(({ to: state }) => `minute ${minute}: ${state}`),
    );
  }
  return { states, failedSteps: [...failedSteps] };
}

describe('the alarm on a journey', () => {
  it.each(Object.entries(faults))(
    'goes off in the third minute that a graphlet is %s, and back when it is well',
    async (_what, fault) => {
      expect(await watch(fault, 4, 8)).toEqual({
        failedSteps: ['second-graphlet'],
        states: ['minute 0: OK', 'minute 6: ALARM', 'minute 8: OK'],
      });
    },
  );

  it('stays as it is when a graphlet is at fault for two minutes', async () => {
    for (const fault of Object.values(faults)) {
      expect((await watch(fault, 4, 6)).states).toEqual(['minute 0: OK']);
    }
  });
});
