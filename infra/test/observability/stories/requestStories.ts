import { isCalled, serves } from './happenings.ts';
import { type Stories, subjectBefore } from './story.ts';

const healthy = (name: string) => [serves(name, { requests: 100 }), isCalled(name, { calls: 100 })];

/** Stories about what functions say of their requests. */
export const requestStories: readonly Stories[] = [
  {
    subjectOf: subjectBefore('error-rate'),
    healthy,
    raises: {
      when: 'six of a hundred requests have errors for five minutes',
      tell: (name) => [{ minutes: 5, happens: [serves(name, { requests: 100, errors: 6 })] }],
    },
    spares: {
      when: 'two minutes are bad, five of a hundred fail for long, all of a few fail, and canaries meet errors',
      tell: (name) => [
        { minutes: 2, happens: [serves(name, { requests: 100, errors: 50 })] },
        { minutes: 6, happens: [serves(name, { requests: 100, errors: 5 })] },
        { minutes: 6, happens: [serves(name, { requests: 19, errors: 19 })] },
        { minutes: 6, happens: [serves(name, { requests: 100, errors: 100, from: 'canaries' })] },
      ],
    },
  },
  {
    subjectOf: subjectBefore('deadline-exceeded'),
    healthy,
    raises: {
      when: 'two of a hundred requests run out of time in three of five minutes',
      tell: (name) => [
        { minutes: 2, happens: [serves(name, { requests: 100, late: 2 })] },
        { minutes: 1, happens: [serves(name, { requests: 100 })] },
        { minutes: 1, happens: [serves(name, { requests: 100, late: 2 })] },
      ],
    },
    spares: {
      when: 'one of a hundred is late for long, and many have errors in time',
      tell: (name) => [
        { minutes: 6, happens: [serves(name, { requests: 100, late: 1 })] },
        { minutes: 6, happens: [serves(name, { requests: 100, errors: 100 })] },
      ],
    },
  },
  {
    subjectOf: subjectBefore('latency-p99'),
    healthy,
    raises: {
      when: 'two of a hundred requests take most of the time that there is',
      tell: (name) => [{ minutes: 4, happens: [serves(name, { requests: 100, slow: 2, slowMs: 14_000 })] }],
    },
    spares: {
      when: 'all are slower than usual, one of a hundred is very slow, and a few at night are all slow',
      tell: (name) => [
        { minutes: 6, happens: [serves(name, { requests: 100, latencyMs: 1_400 })] },
        { minutes: 6, happens: [serves(name, { requests: 100, slow: 1, slowMs: 14_000 })] },
        { minutes: 6, happens: [serves(name, { requests: 10, latencyMs: 14_000 })] },
      ],
    },
  },
  {
    subjectOf: subjectBefore('cold-starts'),
    healthy,
    raises: {
      when: 'an eighth of the requests start cold for five minutes',
      tell: (name) => [{ minutes: 5, happens: [serves(name, { requests: 80, coldStarts: 10 })] }],
    },
    spares: {
      when: 'a deployment starts every environment anew, and a quiet night starts one for each request',
      tell: (name) => [
        { minutes: 4, happens: [serves(name, { requests: 100, coldStarts: 60 })] },
        { minutes: 6, happens: [serves(name, { requests: 100, coldStarts: 10 })] },
        { minutes: 9, happens: [serves(name, { requests: 49, coldStarts: 49 })] },
      ],
    },
  },
  {
    subjectOf: subjectBefore('call-timeouts'),
    healthy,
    raises: {
      when: 'the gateway gives up on two of a hundred calls',
      tell: (name) => [{ minutes: 4, happens: [isCalled(name, { calls: 100, timeouts: 2 })] }],
    },
    spares: {
      when: 'it gives up on one of a hundred for long, and on all of a few',
      tell: (name) => [
        { minutes: 6, happens: [isCalled(name, { calls: 100, timeouts: 1 })] },
        { minutes: 6, happens: [isCalled(name, { calls: 10, timeouts: 10 })] },
      ],
    },
  },
];
