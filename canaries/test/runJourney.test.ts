import { runJourney } from '../src/run/runJourney.ts';
import { equalsKept, isText } from '../src/script/checks.ts';
import { journey } from '../src/script/journey.ts';
import { fakeTarget, type Reply } from './fakeTarget.ts';

const twoSteps = journey('J900', 'two-steps', 'A visitor MUST get from a list to an item.')
  .step({
    name: 'list',
    operation: 'query List { list { id } }',
    withinMs: 500,
    checks: [isText('list.0.id')],
    keep: { itemId: 'list.0.id' },
  })
  .step({
    name: 'item',
    operation: 'query Item($id: ID!) { item(id: $id) { id } }',
    variables: ({ itemId }) => ({ id: itemId }),
    withinMs: 500,
    checks: [equalsKept('item.id', 'itemId')],
  });

const list: Reply = { body: { data: { list: [{ id: 'a' }] } } };
const item: Reply = { body: { data: { item: { id: 'a' } } } };

async function run(...replies: readonly Reply[]) {
  const { target, clock, sent } = fakeTarget((_request, index) => replies[index] ?? {});
  const result = await runJourney(twoSteps, target, { run: 'r1', startMs: clock.now() });
  return { result, sent };
}

describe('runJourney', () => {
  it('passes when every step is as expected, with what earlier steps gave', async () => {
    const { result, sent } = await run(list, item);
    expect(result).toEqual({
      journey: 'two-steps',
      run: 'r1',
      startMs: 1_700_000_000_000,
      latencyMs: 20,
      outcome: 'passed',
      steps: [
        {
          step: 'list',
          outcome: 'passed',
          latencyMs: 10,
          problems: [],
          requestId: 'canary-r1-two-steps-list',
        },
        {
          step: 'item',
          outcome: 'passed',
          latencyMs: 10,
          problems: [],
          requestId: 'canary-r1-two-steps-item',
        },
      ],
    });
    expect(sent[1]?.body).toEqual({
      query: 'query Item($id: ID!) { item(id: $id) { id } }',
      variables: { id: 'a' },
    });
  });

  it('marks every request as a canary', async () => {
    const { sent } = await run(list, item);
    expect(sent.map(({ headers }) => headers['x-request-id'])).toEqual([
      'canary-r1-two-steps-list',
      'canary-r1-two-steps-item',
    ]);
    expect(sent[0]?.headers['x-extra']).toBe('1');
  });

  const error = (code: string, graphlet?: string) => ({
    message: 'No.',
    path: ['item'],
    extensions: { code, graphlet },
  });

  it.each<[string, Reply, string, string]>([
    ['wrong data', { body: { data: { item: { id: 'b' } } } }, 'failed', 'item.id is "b", not "a"'],
    ['missing data', { body: { data: { item: null } } }, 'failed', 'item.id is missing, not "a"'],
    [
      'an error of a graphlet',
      { body: { data: { item: null }, errors: [error('GRAPHLET_FAILED', 'ratings')] } },
      'failed',
      'GRAPHLET_FAILED of ratings at item (No.)',
    ],
    [
      'a graphlet that ran out of time',
      { body: { data: { item: null }, errors: [error('GRAPHLET_TIMEOUT', 'ratings')] } },
      'timedOut',
      'GRAPHLET_TIMEOUT of ratings at item (No.)',
    ],
    [
      'a gateway that ran out of time',
      { body: { errors: [error('DEADLINE_EXCEEDED')] } },
      'timedOut',
      'DEADLINE_EXCEEDED at item (No.)',
    ],
    ['a late answer', { ...item, afterMs: 501 }, 'failed', 'took 501 ms, may take 500 ms'],
    ['no answer', { ...item, afterMs: 12_000 }, 'timedOut', 'no answer within 12000 ms'],
    ['a refused connection', { refuses: true }, 'failed', 'no answer: ECONNREFUSED'],
    ['a page of HTML', { body: '<html>', status: 502 }, 'failed', 'status 502 without a GraphQL response'],
    [
      'a front that gave up',
      { body: '{"message":"timeout"}', status: 504 },
      'timedOut',
      'status 504 without a GraphQL response',
    ],
  ])('puts %s down to the step, timeouts apart from failures', async (_what, reply, outcome, problem) => {
    const { result } = await run(list, reply);
    expect(result.outcome).toBe(outcome);
    expect(result.steps.map((step) => [step.step, step.outcome, step.problems])).toEqual([
      ['list', 'passed', []],
      ['item', outcome, [problem]],
    ]);
  });

  it('does not try what stands behind a step that did not pass', async () => {
    const { result, sent } = await run({ body: { data: { list: [] } } });
    expect(result.steps.map(({ step, outcome }) => [step, outcome])).toEqual([
      ['list', 'failed'],
      ['item', 'skipped'],
    ]);
    expect(sent).toHaveLength(1);
  });

  it('counts latency from when it was to start', async () => {
    const { target, clock } = fakeTarget((_request, index) => (index === 0 ? list : item));
    const startMs = clock.now() - 300;
    expect(await runJourney(twoSteps, target, { run: 'r1', startMs })).toMatchObject({ latencyMs: 320 });
  });

  it('gives its last step no more than what is left of the journey', async () => {
    const { target, clock } = fakeTarget((_request, index) =>
      index === 0 ? list : { ...item, afterMs: 4_000 },
    );
    const result = await runJourney(twoSteps, target, { run: 'r1', startMs: clock.now() - 21_990 });
    expect(result.steps[1]?.problems).toEqual(['no answer within 3000 ms']);
  });
});
