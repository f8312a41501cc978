import type { AlarmBook } from '@graphlets/alarms/alarm';
import { LOCAL_BOOK_STAGE, localAlarmBook } from '../../src/observability/localAlarmBook.ts';
import { synthesized } from '../template/synthesized.ts';
import { allStories } from './stories/allStories.ts';
import { type Stories, type Story, statesOf, tell } from './stories/story.ts';

let book: AlarmBook;

beforeAll(async () => {
  book = localAlarmBook((await synthesized(LOCAL_BOOK_STAGE)).folder, LOCAL_BOOK_STAGE);
}, 180_000);

const alarmsOf = ({ metricAlarms, compositeAlarms }: AlarmBook) =>
  [...metricAlarms, ...compositeAlarms].map(({ name }) => name);
const storiesOf = (alarm: string) => allStories.find((stories) => stories.subjectOf(alarm) !== undefined);

/** Only what the alarm looks at, unless it looks at other alarms. */
function bookFor(alarm: string): AlarmBook {
  const metricAlarms = book.metricAlarms.filter(({ name }) => name === alarm);
  return metricAlarms.length === 0 ? book : { ...book, metricAlarms, compositeAlarms: [] };
}

/** The state of each alarm of a kind, through health, the story, and health again. */
function through(stories: Stories, choose: (stories: Stories) => Story): Readonly<Record<string, string>> {
  const alarms = alarmsOf(book).filter((alarm) => storiesOf(alarm) === stories);
  return Object.fromEntries(
    alarms.map((alarm) => {
      const subject = stories.subjectOf(alarm) ?? '';
      const healthy = { minutes: 8, happens: stories.healthy(subject) };
      const transitions = tell(bookFor(alarm), [healthy, ...choose(stories).tell(subject), healthy]);
      return [alarm, statesOf(alarm, transitions).join(' ')];
    }),
  );
}

const everyOne = (alarms: Readonly<Record<string, string>>, states: string) =>
  Object.fromEntries(Object.keys(alarms).map((alarm) => [alarm, states]));

describe('the alarms of the templates', () => {
  it('each have a story that raises them and one that must not', () => {
    expect(alarmsOf(book).filter((alarm) => storiesOf(alarm) === undefined)).toEqual([]);
  });

  it('are each told of: no story is about nothing', () => {
    const untold = allStories.filter(
      (stories) => !alarmsOf(book).some((alarm) => storiesOf(alarm) === stories),
    );
    expect(untold.map(({ raises }) => raises.when)).toEqual([]);
  });

  it.each(allStories.map((stories) => [stories.raises.when, stories] as const))(
    'go to ALARM and back when %s',
    (_when, stories) => {
      const states = through(stories, ({ raises }) => raises);
      expect(states).toEqual(everyOne(states, 'OK ALARM OK'));
    },
  );

  it.each(allStories.map((stories) => [stories.spares.when, stories] as const))(
    'stay as they are when %s',
    (_when, stories) => {
      const states = through(stories, ({ spares }) => spares);
      expect(states).toEqual(everyOne(states, 'OK'));
    },
  );
});
