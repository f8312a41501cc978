import { join } from 'node:path';
import { createBundler } from '@graphlets/local/bundle/bundler';
import { writeBundle } from '@graphlets/local/bundle/writeBundle';
import { systemClock } from '@graphlets/platform/clock';
import { expandManifest } from '@graphlets/platform/functions';
import { ROOT, startTestStack, type TestStack } from '@graphlets/testing/target/localStack';
import { allJourneys } from '../src/journeys/allJourneys.ts';
import { runOnce } from '../src/run/runOnce.ts';

/** Cold starts of a whole stack on a busy machine; nothing here is about time. */
const PATIENCE_MS = 120_000;

let stack: TestStack;
const lines: Readonly<Record<string, unknown>>[] = [];

beforeAll(async () => {
  stack = await startTestStack({ onLog: (record) => lines.push(record) });
}, PATIENCE_MS);
afterAll(() => stack.close());

async function run(fault?: string) {
  const journeys = allJourneys.map((journey) => ({
    ...journey,
    steps: journey.steps.map((step) => ({ ...step, withinMs: PATIENCE_MS })),
  }));
  const headers = fault === undefined ? {} : { 'x-synthetic-fault': fault };
  const target = { endpoint: `${stack.url}/graphql`, headers, clock: systemClock, fetch };
  const results = await runOnce(
    fault === undefined ? journeys : journeys.filter(({ name }) => name === 'synthetic'),
    target,
    { run: 'test', startMs: systemClock.now() },
    () => {},
  );
  return results.flatMap(({ journey, steps }) =>
    steps.flatMap(({ step, outcome, problems }) =>
      outcome === 'passed' ? [] : [{ at: `${journey}, ${step}`, outcome, problems }],
    ),
  );
}

describe('the journeys against the local stack', () => {
  it(
    'all pass',
    async () => {
      expect(await run()).toEqual([]);
    },
    PATIENCE_MS,
  );

  const behind = { at: 'synthetic, third-graphlet', outcome: 'skipped', problems: [] };

  it.each([
    ['failing', 'synthetic-2=error', 'failed', /^SYNTHETIC_ERROR of synthetic-2 at syntheticItem/],
    ['crashing', 'synthetic-2=crash', 'failed', /^GRAPHLET_FAILED of synthetic-2 /],
    ['wrong in its data', 'synthetic-2=payload:3', 'failed', /"payload":"xxx"}, not /],
    ['silent', 'synthetic-2=null', 'failed', /^syntheticItem.part2 is (null|missing), not /],
  ])(
    'put a graphlet that is %s down to the step that asks it',
    async (_what, fault, outcome, problem) => {
      expect(await run(fault)).toEqual([
        { at: 'synthetic, second-graphlet', outcome, problems: [expect.stringMatching(problem)] },
        behind,
      ]);
    },
    PATIENCE_MS,
  );

  it('say that a graphlet is slow', async () => {
    const synthetic = allJourneys.filter(({ name }) => name === 'synthetic');
    const [result] = await runOnce(
      synthetic.map((journey) => ({
        ...journey,
        steps: journey.steps.map((step) => ({ ...step, withinMs: step.name === 'item' ? PATIENCE_MS : 1 })),
      })),
      {
        endpoint: `${stack.url}/graphql`,
        headers: { 'x-synthetic-fault': 'synthetic-2=latency:50' },
        clock: systemClock,
        fetch,
      },
      { run: 'test', startMs: systemClock.now() },
      () => {},
    );
    expect(result?.steps[1]).toMatchObject({
      step: 'second-graphlet',
      outcome: 'failed',
      problems: [expect.stringMatching(/^took \d+ ms, may take 1 ms$/)],
    });
  });

  it(
    'are run by the function that AWS gets, which writes their metrics',
    async () => {
      const [definition] = expandManifest(join(ROOT, 'canaries', 'function.json'));
      if (definition === undefined) throw new Error('no canary');
      const bundler = createBundler(ROOT);
      const bundle = await bundler.build(definition);
      await bundler.dispose();
      const codeDir = join(stack.folder, 'canary');
      await writeBundle(bundle, codeDir, { removeOthers: false });
      await stack.lambda.putFunction({
        name: 'canary',
        codeDir,
        handler: 'main.handler',
        runtime: definition.manifest.runtime,
        memoryMb: definition.manifest.memoryMb,
        timeoutMs: definition.manifest.timeoutMs,
        reservedConcurrency: null,
        provisionedConcurrency: 0,
        environment: {
          ...definition.manifest.environment,
          FUNCTION_NAME: 'canary',
          CANARY_ENDPOINT: `${stack.url}/graphql`,
          CANARY_RUNS_PER_MINUTE: '1',
        },
      });
      const answer = await fetch(`${stack.lambdaUrl}/2015-03-31/functions/canary/invocations`, {
        method: 'POST',
        body: '{}',
      });
      expect(await answer.json()).toEqual({ passed: 6, notPassed: 0 });
      const metrics = lines.filter(
        (line) => line.function === 'canary' && '_aws' in line && !('Step' in line),
      );
      expect(
        metrics.map(({ Journey, JourneySuccessPercent }) => [Journey, JourneySuccessPercent]).sort(),
      ).toEqual(
        ['home-page', 'name-page', 'review', 'search', 'synthetic', 'title-page'].map((name) => [name, 100]),
      );
    },
    PATIENCE_MS,
  );
});
