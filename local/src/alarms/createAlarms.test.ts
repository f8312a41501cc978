import { join } from 'node:path';
import type { LambdaEvent } from '@graphlets/local-lambda';
import { fakeClock } from '@graphlets/testing/fakeClock';
import type { LogRecord } from '../logs/logRecord.ts';
import { createLambdaReader } from '../logs/readLambdaEvents.ts';
import { answerAlarms } from './answerAlarms.ts';
import { createAlarms } from './createAlarms.ts';
import { quicken, readBook } from './readBook.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** Within a period, so that what a test does before it moves the clock is of that period. */
const START_MS = Date.UTC(2026, 0, 2, 3, 4, 1);
const figures = { durationMs: 100, billedDurationMs: 100, memorySizeMb: 1_024, maxMemoryUsedMb: 60 };

/** The alarms of the deployment, over a Lambda service that a test plays. */
function scene(minuteS = 60) {
  const clock = fakeClock(START_MS);
  const logged: LogRecord[] = [];
  const book = quicken(readBook(ROOT), minuteS);
  const alarms = createAlarms({ book, clock, onLog: (record) => logged.push(record) });
  const read = createLambdaReader();
  const happen = (name: string, event: { readonly type: LambdaEvent['type'] } & Record<string, unknown>) =>
    alarms.take(
      read({ time: clock.now(), function: name, environment: `${name}-1`, ...event } as LambdaEvent),
    );
  const journey = (name: string, percent: number) => ({
    _aws: {
      Timestamp: clock.now(),
      CloudWatchMetrics: [
        {
          Namespace: 'Graphlets/Canary',
          Dimensions: [['Journey']],
          Metrics: [{ Name: 'JourneySuccessPercent' }, { Name: 'JourneyLatencyMs' }],
        },
      ],
    },
    Journey: name,
    JourneySuccessPercent: percent,
    JourneyLatencyMs: 30,
  });
  const news = () =>
    logged
      .splice(0)
      .filter(({ level }) => level !== 'debug')
      .map(({ level, message, tells }) => [level, message, ...(tells === undefined ? [] : [tells])]);
  return { clock, alarms, happen, journey, news };
}

describe('the alarms of the local stack', () => {
  it('say nothing when all is well, and nothing of a canary that nobody started', () => {
    const { clock, alarms, news } = scene();
    for (let minute = 0; minute < 10; minute++) clock.advance(60_000);
    expect(news()).toEqual([]);
    expect(new Set(alarms.view().map(({ state }) => state))).toEqual(new Set(['OK', 'INSUFFICIENT_DATA']));
  });

  it('tell who is woken when an environment runs out of memory, and when that is over', () => {
    const { clock, happen, news } = scene();
    clock.advance(61_000);
    happen('titles', {
      type: 'report',
      requestId: 'r',
      status: 'error',
      errorType: 'Runtime.OutOfMemory',
      ...figures,
    });
    clock.advance(60_000);
    expect(news()).toEqual([
      ['warn', 'titles-out-of-memory: OK -> ALARM'],
      ['warn', 'titles-rollout: OK -> ALARM'],
      ['error', 'titles-unhealthy: OK -> ALARM', 'pages-titles-team'],
    ]);
    // Without a later data point the last one counts for two more minutes, as in CloudWatch.
    clock.advance(3 * 60_000);
    expect(news()).toEqual([
      ['info', 'titles-out-of-memory: ALARM -> OK'],
      ['info', 'titles-rollout: ALARM -> OK'],
      ['info', 'titles-unhealthy: ALARM -> OK'],
    ]);
  });

  it("read the functions' own records, throttles and concurrency", () => {
    const { clock, happen, news } = scene();
    clock.advance(61_000);
    const requests = Array.from({ length: 30 }, () => 1);
    for (let minute = 0; minute < 3; minute++) {
      const line = {
        _aws: {
          Timestamp: clock.now(),
          CloudWatchMetrics: [
            {
              Namespace: 'Graphlets',
              Dimensions: [['Function']],
              Metrics: [{ Name: 'RequestCount' }, { Name: 'RequestErrorCount' }],
            },
          ],
        },
        Function: 'ratings',
        RequestCount: requests,
        RequestErrorCount: [1, 1, 1],
      };
      happen('ratings', { type: 'log', requestId: 'r', line: JSON.stringify(line) });
      happen('names', { type: 'throttle', reason: 'x' });
      happen('names', { type: 'concurrency', concurrentExecutions: 500 });
      happen('ratings', { type: 'concurrency', concurrentExecutions: 400 });
      clock.advance(60_000);
    }
    expect(news().map(([, message]) => message)).toEqual([
      'account-concurrency: OK -> ALARM',
      'names-throttles: OK -> ALARM',
      'ratings-error-rate: OK -> ALARM',
      'ratings-unhealthy: OK -> ALARM',
    ]);
  });

  it('wake for a journey after three bad data points and are at rest with the first good one, in minutes of two seconds', () => {
    const { clock, alarms, journey, news } = scene(2);
    const others = ['home-page', 'title-page', 'name-page', 'search', 'review'];
    const percents = [100, 100, 0, 0, 0, 100];
    const told = percents.map((percent) => {
      alarms.putRecords([journey('synthetic', percent), ...others.map((name) => journey(name, 100))]);
      clock.advance(2_000);
      return news();
    });
    expect(told).toEqual([
      [],
      [],
      [],
      [],
      [
        ['warn', 'journey-synthetic: OK -> ALARM'],
        ['error', 'journeys-failing: OK -> ALARM', 'pages-platform-team'],
      ],
      [
        ['info', 'journey-synthetic: ALARM -> OK'],
        ['info', 'journeys-failing: ALARM -> OK'],
      ],
    ]);
  });
});

it('says nothing of journeys that a canary leaves out', () => {
  const { clock, alarms, journey, news } = scene();
  for (let minute = 0; minute < 10; minute++) {
    alarms.putRecords([journey('search', minute < 5 ? 0 : 100)]);
    clock.advance(60_000);
  }
  expect(new Set(news().map(([, message]) => message))).toEqual(
    new Set([
      'journey-search: INSUFFICIENT_DATA -> ALARM',
      'journeys-failing: OK -> ALARM',
      'journey-search: ALARM -> OK',
      'journeys-failing: ALARM -> OK',
    ]),
  );
});

describe('answerAlarms', () => {
  it('shows every alarm, those that are on first, and takes records', () => {
    const { clock, alarms, journey } = scene();
    const ask = (method: string, path: string, body = '') => answerAlarms(alarms, { method, path, body });
    for (let minute = 0; minute < 4; minute++) {
      const answer = ask('POST', '/alarms/records', JSON.stringify(journey('search', 0)));
      expect(answer?.status).toBe(202);
      clock.advance(60_000);
    }
    const shown = JSON.parse(String(ask('GET', '/alarms')?.body)).alarms;
    expect(shown.find(({ name }: { name: string }) => name === 'journey-search')).toEqual({
      name: 'journey-search',
      state: 'ALARM',
      since: '2026-01-02T03:07:00.000Z',
      reason: '0, 0, 0: LessThanThreshold 90, 3 of 3 x 60 s',
      description: expect.stringContaining('docs/runbooks/journey-failing.md'),
      tells: [],
    });
    expect(shown[0].state).toBe('ALARM');
  });

  it.each([
    ['GET', '/graphql', '', undefined],
    ['GET', '/alarms/records', '', 405],
    ['POST', '/alarms/records', '{}\n{', 400],
    ['POST', '/alarms/records', 'no', 400],
  ])('answers %s %s %s with %s', (method, path, body, status) => {
    expect(answerAlarms(scene().alarms, { method, path, body })?.status).toBe(status);
  });
});
