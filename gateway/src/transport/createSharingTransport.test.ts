import { startDeadline } from '@graphlets/platform/deadline';
import { GraphletFailedError, GraphletTimeoutError } from '@graphlets/platform/errors';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { createSharingTransport } from './createSharingTransport.ts';
import type { GraphletCall } from './transport.ts';

/** What the graphlet is asked, to be answered by hand; a call ends with its deadline. */
function setUp() {
  const clock = fakeClock();
  const asked: { readonly answer: (text: string) => void; readonly fail: (error: Error) => void }[] = [];
  const transport = createSharingTransport(
    {
      call: ({ graphlet, deadline }) =>
        new Promise((answer, fail) => {
          asked.push({ answer, fail });
          deadline.onPassed(() => fail(new GraphletTimeoutError(graphlet, 0)));
        }),
      close: async () => {},
    },
    clock,
  );
  /** By a request that has so much time. */
  const ask = (change: Partial<GraphletCall> = {}, timeoutMs = 1_000) =>
    transport.call({
      graphlet: 'titles',
      url: 'lambda:titles',
      isIdempotent: true,
      deadline: startDeadline({ timeoutMs, flushReserveMs: 0 }, clock),
      ...change,
      body: { ...BODY, ...change.body },
    });
  return { clock, asked, ask };
}

const BODY = {
  query: '{ a }',
  variablesJson: '{"first":1}',
  context: { requestId: 'r', deadline: 0, headers: {} },
};
/** How many calls two like it and one without the difference are. */
const OTHERS: readonly [string, Partial<GraphletCall>, number][] = [
  ['other variables', { body: { ...BODY, variablesJson: '{"first":2}' } }, 2],
  ['another query', { body: { ...BODY, query: '{ b }' } }, 2],
  ['another operation of the document', { body: { ...BODY, operationName: 'Other' } }, 2],
  ['another graphlet', { url: 'lambda:names' }, 2],
  ['a mutation', { isIdempotent: false }, 3],
  [
    'a header of the client',
    { body: { ...BODY, context: { ...BODY.context, headers: { cookie: 'me' } } } },
    3,
  ],
];

describe('what requests ask at the same time', () => {
  it('is one call, and its answer everybody’s', async () => {
    const { asked, ask } = setUp();
    const answers = Promise.all([ask(), ask(), ask()]);
    asked[0]?.answer('{"data":{}}');
    expect(await answers).toEqual(['{"data":{}}', '{"data":{}}', '{"data":{}}']);
    expect(asked).toHaveLength(1);
  });

  it('is asked again by who comes after the answer', async () => {
    const { asked, ask } = setUp();
    const first = ask();
    asked[0]?.answer('first');
    await first;
    const second = ask();
    asked[1]?.answer('second');
    expect(await second).toBe('second');
  });

  it.each(OTHERS)('is not shared with %s', (_what, change, calls) => {
    const { asked, ask } = setUp();
    ask(change);
    ask();
    ask(change);
    expect(asked).toHaveLength(calls);
  });

  it('fails for everybody when it fails', async () => {
    const { asked, ask } = setUp();
    const answers = Promise.allSettled([ask(), ask()]);
    const error = new GraphletFailedError('titles', 'it crashed');
    asked[0]?.fail(error);
    expect((await answers).map((answer) => answer.status === 'rejected' && answer.reason)).toEqual([
      error,
      error,
    ]);
    expect(asked).toHaveLength(1);
  });

  it('is waited for no longer than a request may wait, whoever asked first', async () => {
    const { clock, asked, ask } = setUp();
    const patient = ask({}, 1_000);
    const hasty = ask({}, 100);
    const careful = ask({ reserveMs: 850 }, 1_000);
    clock.advance(100);
    await expect(hasty).rejects.toThrow(GraphletTimeoutError);
    clock.advance(400);
    await expect(careful).rejects.toThrow('within 500 ms');
    asked[0]?.answer('late');
    expect(await patient).toBe('late');
    expect(asked).toHaveLength(1);
  });

  it('is asked again, once, when the time of who asked first was shorter', async () => {
    const { clock, asked, ask } = setUp();
    const hasty = ask({}, 100);
    const others = Promise.all([ask({}, 1_000), ask({}, 1_000)]);
    clock.advance(100);
    await expect(hasty).rejects.toThrow(GraphletTimeoutError);
    await Promise.resolve();
    expect(asked).toHaveLength(2);
    asked[1]?.answer('in time');
    expect(await others).toEqual(['in time', 'in time']);
  });
});
