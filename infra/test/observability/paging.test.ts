import type { AlarmBook } from '@graphlets/alarms/alarm';
import { LOCAL_BOOK_STAGE, localAlarmBook } from '../../src/observability/localAlarmBook.ts';
import { synthesized } from '../template/synthesized.ts';
import { isCalled, lambdaCounts, reports, runs, serves } from './stories/happenings.ts';
import { type Happening, tell } from './stories/story.ts';

let book: AlarmBook;

beforeAll(async () => {
  book = localAlarmBook((await synthesized(LOCAL_BOOK_STAGE)).folder, LOCAL_BOOK_STAGE);
}, 180_000);

const JOURNEYS = ['home-page', 'title-page', 'name-page', 'search', 'review', 'synthetic'];
const healthy = [
  ...['gateway', 'titles', 'ratings'].flatMap((name) => [
    serves(name, { requests: 100 }),
    isCalled(name, { calls: 100 }),
  ]),
  ...JOURNEYS.map((journey) => runs(journey, { passed: 4 })),
];

/** Who is woken, by which alarm. */
function woken(happens: readonly Happening[], minutes = 6): readonly string[] {
  return tell(book, [
    { minutes: 8, happens: healthy },
    { minutes, happens },
  ]).flatMap(({ alarm, notified }) => notified.map((topic) => `${topic} by ${alarm}`));
}

describe('an owner is woken once for one cause', () => {
  const isUnwell = { requests: 100, errors: 80, late: 40, slow: 40, slowMs: 14_000 };
  const ofTitles = 'pages-titles-team by titles-unhealthy';

  it('when a graphlet fails: neither for each of its alarms, nor for the gateway and the journeys behind it', () => {
    const failing = [
      serves('titles', isUnwell),
      isCalled('titles', { calls: 100, timeouts: 40 }),
      serves('gateway', { ...isUnwell }),
    ];
    const before = [...failing, ...JOURNEYS.map((journey) => runs(journey, { passed: 4 }))];
    const after = [...failing, ...JOURNEYS.map((journey) => runs(journey, { passed: 0, failed: 4 }))];
    expect(woken(before)).toEqual([ofTitles]);
    expect(woken(after)).toContain(ofTitles);
    expect(woken(after).filter((page) => page.includes('gateway'))).toEqual([]);
  });

  it('when an environment runs out of memory', () => {
    const record = { status: 'error', errorType: 'Runtime.OutOfMemory' };
    expect(woken([...healthy, reports('titles', record)])).toEqual([ofTitles]);
  });

  it('when it is throttled', () => {
    expect(woken([...healthy, lambdaCounts('ratings', 'Throttles', 9)])).toEqual([
      'pages-ratings-team by ratings-unhealthy',
    ]);
  });

  it('when the canary is dead, and not for each of its journeys', () => {
    const [gateway] = healthy;
    expect(woken(gateway === undefined ? [] : [gateway], 10)).toEqual(['pages-platform-team by canary-dead']);
  });
});
