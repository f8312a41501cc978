import { runs } from './happenings.ts';
import type { Stories } from './story.ts';

/** Of function.json; a story about all of them names two. */
const SOME = ['home-page', 'search'];

/** Stories about the canary. */
export const canaryStories: readonly Stories[] = [
  {
    subjectOf: (alarm) => (alarm.startsWith('journey-') ? alarm.slice('journey-'.length) : undefined),
    healthy: (journey) => [runs(journey, { passed: 4 })],
    raises: {
      when: 'one of four runs fails in each of three minutes',
      tell: (journey) => [{ minutes: 3, happens: [runs(journey, { passed: 3, failed: 1 })] }],
    },
    spares: {
      when: 'two minutes fail and one is well, again and again; nine of ten pass; or one minute is missing',
      tell: (journey) => [
        { minutes: 2, happens: [runs(journey, { passed: 0, failed: 4 })] },
        { minutes: 1, happens: [runs(journey, { passed: 4 })] },
        { minutes: 2, happens: [runs(journey, { passed: 0, failed: 4 })] },
        { minutes: 4, happens: [runs(journey, { passed: 9, failed: 1 })] },
        { minutes: 1, happens: [] },
        { minutes: 1, happens: [runs(journey, { passed: 4 })] },
      ],
    },
  },
  {
    subjectOf: (alarm) => (alarm === 'canary-dead' ? 'canary' : undefined),
    healthy: () => SOME.map((journey) => runs(journey, { passed: 4 })),
    raises: {
      when: 'no journey is run any more',
      tell: () => [{ minutes: 6, happens: [] }],
    },
    spares: {
      when: 'every journey fails, then all but one are silent, and then all of them for two minutes',
      tell: () => [
        { minutes: 5, happens: SOME.map((journey) => runs(journey, { passed: 0, failed: 4 })) },
        { minutes: 6, happens: [runs('search', { passed: 1 })] },
        { minutes: 2, happens: [] },
        { minutes: 1, happens: [runs('search', { passed: 1 })] },
      ],
    },
  },
];
