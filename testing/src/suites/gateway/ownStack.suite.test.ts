import { createHttpTarget } from '../../target/httpTarget.ts';
import { createLambdaTarget, createLocalLambdaClient } from '../../target/lambdaTarget.ts';
import type { TestStack } from '../../target/localStack.ts';
import { startSyntheticStack } from '../../target/syntheticStack.ts';
import { readTargetChoice } from '../../target/targetChoice.ts';
import { describeIf, outlineErrors } from './suite.ts';
import { until } from './until.ts';

const INSTANCES = 19;
const RESERVED = 2;
const numbers = Array.from({ length: INSTANCES }, (_, index) => index + 1);

const choice = readTargetChoice(process.env);
const describeOwnStack = describeIf(
  choice.kind === 'local',
  choice,
  'has its own graph and concurrency; this needs a stack of the suite’s own',
);

describeOwnStack('a graph of 19 graphlets, one of them with a reserved concurrency of 2', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startSyntheticStack({
      instances: INSTANCES,
      engine: choice.kind === 'local' ? choice.engine : undefined,
      gatewayTimeoutMs: 25_000,
      reservedConcurrency: { 'synthetic-2': RESERVED },
    });
    // On a busy machine the cold starts of all of them take longer than one may: what of them fails here is warm in the tests.
    await query(`{ ${numbers.map((k) => `synthetic${k} { graphlet }`).join(' ')} }`);
  }, 60_000);
  afterAll(() => stack?.close());
  const query = async (text: string) =>
    (await createHttpTarget(`${stack.url}/graphql`).graphql({ query: text })).body;

  it('serves one operation that touches all of them, at the root and at each entity of a list', async () => {
    const roots = numbers.map((k) => `synthetic${k} { graphlet }`).join(' ');
    const parts = numbers.map((k) => `part${k} { graphlet subject }`).join(' ');
    const partsOf = (subject: string) =>
      Object.fromEntries(numbers.map((k) => [`part${k}`, { graphlet: `synthetic-${k}`, subject }]));
    expect(await query(`{ ${roots} syntheticItems(count: 2) { ${parts} } }`)).toEqual({
      data: {
        ...Object.fromEntries(numbers.map((k) => [`synthetic${k}`, { graphlet: `synthetic-${k}` }])),
        syntheticItems: [partsOf('1'), partsOf('2')],
      },
    });
  });

  it('follows a chain through all of them, one after the other', async () => {
    const selection = `${'{ graphlet next '.repeat(INSTANCES - 1)}{ graphlet }${' }'.repeat(INSTANCES - 1)}`;
    const chain = (k: number): object => ({
      graphlet: `synthetic-${k}`,
      ...(k < INSTANCES && { next: chain(k + 1) }),
    });
    expect(await query(`{ syntheticChain ${selection} }`)).toEqual({ data: { syntheticChain: chain(1) } });
  });

  it('throttles the third caller of the reserved one with 429, and the gateway says GRAPHLET_THROTTLED', async () => {
    const graphlet = createLambdaTarget('synthetic-2', createLocalLambdaClient(stack.lambdaUrl));
    const hold = () =>
      graphlet.invokeGraphlet({
        query: '{ synthetic2(behaviour: { fault: THROTTLE, latencyMs: 1500 }) { graphlet } }',
        context: { requestId: 'hold', deadline: Date.now() + 9_000 },
      });
    const holding = Promise.all([hold(), hold()]);
    await until(() => stack.lambda.getMetrics()['synthetic-2']?.concurrentExecutions === RESERVED);
    const [third, answer, held] = await Promise.all([
      hold().catch(({ cause }) => cause),
      query('{ synthetic1 { graphlet } synthetic2 { graphlet } }'),
      holding,
    ]);

    expect(third).toMatchObject({ name: 'TooManyRequestsException', $metadata: { httpStatusCode: 429 } });
    expect({ data: answer.data, errors: outlineErrors(answer) }).toEqual({
      data: { synthetic1: { graphlet: 'synthetic-1' }, synthetic2: null },
      errors: [{ code: 'GRAPHLET_THROTTLED', graphlet: 'synthetic-2' }],
    });
    const served = { data: { synthetic2: { graphlet: 'synthetic-2' } } };
    expect(held).toEqual([served, served]);
    expect(await query('{ synthetic2 { graphlet } }')).toEqual(served);
    await graphlet.close();
  });
});
