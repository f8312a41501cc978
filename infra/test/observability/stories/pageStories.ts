import { accountUses, isCalled, lambdaCounts, runs, serves } from './happenings.ts';
import { type Happening, type Stories, subjectBefore } from './story.ts';

const JOURNEYS = ['home-page', 'title-page', 'name-page', 'search', 'review', 'synthetic'];
const journeysPass: readonly Happening[] = JOURNEYS.map((journey) => runs(journey, { passed: 4 }));
const everything = (name: string) => [
  serves(name, { requests: 100 }),
  isCalled(name, { calls: 100 }),
  lambdaCounts(name, 'Throttles', 0),
  ...journeysPass,
];
/** One cause that shows in three alarms at once. */
const isUnwell = (name: string) =>
  serves(name, { requests: 100, errors: 50, late: 50, slow: 50, slowMs: 14_900 });

/** Stories about the alarms that wake somebody: told to all alarms at once. */
export const pageStories: readonly Stories[] = [
  {
    subjectOf: (alarm) => (alarm === 'gateway-unhealthy' ? 'gateway' : undefined),
    healthy: everything,
    raises: {
      when: 'the gateway is unwell and every graphlet is well',
      tell: () => [{ minutes: 5, happens: [isUnwell('gateway'), serves('titles', { requests: 100 })] }],
    },
    spares: {
      when: 'the gateway is unwell because a graphlet is, or throttled because the account is used up',
      tell: () => [
        { minutes: 6, happens: [isUnwell('gateway'), isUnwell('titles')] },
        { minutes: 6, happens: everything('gateway') },
        { minutes: 2, happens: [accountUses(990)] },
        { minutes: 5, happens: [accountUses(990), lambdaCounts('gateway', 'Throttles', 50)] },
      ],
    },
  },
  {
    subjectOf: subjectBefore('unhealthy'),
    healthy: everything,
    raises: {
      when: 'errors, late and slow requests come from one cause',
      tell: (name) => [{ minutes: 5, happens: [isUnwell(name)] }],
    },
    spares: {
      when: 'it starts cold a lot, its journeys fail, and it is throttled because the account is used up',
      tell: (name) => [
        { minutes: 6, happens: [serves(name, { requests: 80, coldStarts: 40 })] },
        { minutes: 4, happens: JOURNEYS.map((journey) => runs(journey, { passed: 0, failed: 4 })) },
        { minutes: 2, happens: [accountUses(990)] },
        { minutes: 5, happens: [accountUses(990), lambdaCounts(name, 'Throttles', 50)] },
      ],
    },
  },
  {
    subjectOf: (alarm) => (alarm === 'journeys-failing' ? 'journeys' : undefined),
    healthy: () => journeysPass,
    raises: {
      when: 'a journey fails and no function knows why',
      tell: () => [
        { minutes: 3, happens: [...journeysPass.slice(1), runs('home-page', { passed: 0, failed: 4 })] },
      ],
    },
    spares: {
      when: 'a graphlet is unwell first and its journeys fail, and when nothing is run at all',
      tell: () => [
        { minutes: 3, happens: [isUnwell('titles'), ...journeysPass] },
        {
          minutes: 4,
          happens: [
            isUnwell('titles'),
            ...journeysPass.slice(1),
            runs('home-page', { passed: 0, failed: 4 }),
          ],
        },
        { minutes: 2, happens: [isUnwell('titles'), ...journeysPass] },
        { minutes: 4, happens: journeysPass },
        { minutes: 7, happens: [] },
      ],
    },
  },
];
