import { accountUses, lambdaCounts, reports, serves } from './happenings.ts';
import { type Stories, subjectBefore } from './story.ts';

const healthy = (name: string) => [serves(name, { requests: 100 }), lambdaCounts(name, 'Throttles', 0)];
const atAlias = (name: string, { calls, errors }: { readonly calls: number; readonly errors: number }) => [
  lambdaCounts(name, 'Invocations', calls, 'live'),
  lambdaCounts(name, 'Errors', errors, 'live'),
];
const outOfMemory = { status: 'error', errorType: 'Runtime.OutOfMemory' };

/** Stories about what Lambda says of functions. */
export const lambdaStories: readonly Stories[] = [
  {
    subjectOf: subjectBefore('throttles'),
    healthy,
    raises: {
      when: 'calls are refused in two of three minutes',
      tell: (name) => [
        { minutes: 1, happens: [lambdaCounts(name, 'Throttles', 1)] },
        { minutes: 1, happens: [lambdaCounts(name, 'Throttles', 0)] },
        { minutes: 1, happens: [lambdaCounts(name, 'Throttles', 3)] },
      ],
    },
    spares: {
      when: 'a burst of a single minute is refused, and another function is throttled for long',
      tell: (name) => [
        { minutes: 1, happens: [lambdaCounts(name, 'Throttles', 900)] },
        { minutes: 3, happens: [lambdaCounts(name, 'Throttles', 0)] },
        { minutes: 5, happens: [lambdaCounts('another', 'Throttles', 900)] },
      ],
    },
  },
  {
    subjectOf: subjectBefore('out-of-memory'),
    healthy,
    raises: {
      when: 'one environment is ended for its memory',
      tell: (name) => [{ minutes: 1, happens: [reports(name, outOfMemory)] }],
    },
    spares: {
      when: 'environments crash, time out or succeed, and those of another function run out of memory',
      tell: (name) => [
        {
          minutes: 3,
          happens: [
            reports(name, { status: 'error', errorType: 'Runtime.ExitError' }),
            reports(name, { status: 'timeout' }),
            reports(name, { status: 'success' }),
            reports('another', outOfMemory),
          ],
        },
      ],
    },
  },
  {
    subjectOf: subjectBefore('lambda-timeout'),
    healthy,
    raises: {
      when: "Lambda's own timeout ends one invocation",
      tell: (name) => [{ minutes: 1, happens: [reports(name, { status: 'timeout' })] }],
    },
    spares: {
      when: 'requests run out of their time in the code, and environments run out of memory',
      tell: (name) => [
        { minutes: 3, happens: [serves(name, { requests: 100, late: 100 }), reports(name, outOfMemory)] },
      ],
    },
  },
  {
    subjectOf: subjectBefore('rollout'),
    healthy,
    raises: {
      when: 'the tenth of the traffic that meets a new version fails',
      tell: (name) => [{ minutes: 1, happens: atAlias(name, { calls: 100, errors: 10 }) }],
    },
    spares: {
      when: 'one call of a hundred fails at the alias, and all that is tried beside it',
      tell: (name) => [
        {
          minutes: 3,
          happens: [...atAlias(name, { calls: 100, errors: 1 }), lambdaCounts(name, 'Errors', 50)],
        },
      ],
    },
  },
  {
    subjectOf: (alarm) => (alarm === 'account-concurrency' ? 'account' : undefined),
    healthy: () => [accountUses(300)],
    raises: {
      when: 'more than eight hundred of a thousand executions run in two of three minutes',
      tell: () => [
        { minutes: 1, happens: [accountUses(801)] },
        { minutes: 1, happens: [accountUses(500)] },
        { minutes: 1, happens: [accountUses(950)] },
      ],
    },
    spares: {
      when: 'eight hundred run for long, and once all of them for a minute',
      tell: () => [
        { minutes: 5, happens: [accountUses(800)] },
        { minutes: 1, happens: [accountUses(1_000)] },
        { minutes: 3, happens: [accountUses(500)] },
      ],
    },
  },
];
