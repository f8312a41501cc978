import { startDeadline } from '@graphlets/platform/deadline';
import { createLog } from '@graphlets/platform/log';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { bakePlans } from '../src/bake/bakePlans.ts';
import { type BakedPlans, basisOf } from '../src/compiled/bakedPlans.ts';
import { createCompiledEngine } from '../src/compiled/createCompiledEngine.ts';
import type { EngineOptions } from '../src/operation/engine.ts';
import { shopGraph } from './shopGraph.ts';

const query =
  'query Q($upc: ID!, $deep: Boolean = false) { product(upc: $upc) { name inStock @include(if: $deep) } }';
const graph = shopGraph();
const baked = (...sources: readonly string[]) =>
  bakePlans(
    graph,
    sources.map((source) => ({ source, operationName: undefined })),
  );

/** Warnings of an engine, and a function that runs one operation on it. */
async function open(options: Partial<EngineOptions>) {
  const warnings: string[] = [];
  const log = createLog({ function: 'gateway', write: (line) => warnings.push(JSON.parse(line).message) });
  const engine = await createCompiledEngine({ ...graph, log, ...options });
  const run = async (source: string, variables: Readonly<Record<string, unknown>>) => {
    const operation = await engine.prepare(source, undefined);
    if (operation.kind === 'refusal') return { errors: operation.errors };
    const deadline = startDeadline({ timeoutMs: 1_000, flushReserveMs: 0 }, fakeClock());
    const { body } = await operation.run(variables, { requestId: 'r', deadline, log, headers: {} });
    return JSON.parse(body);
  };
  return { run, warnings };
}

/** Of a text that is no graph: whoever needs a schema fails on it. */
function plansOfNoGraph({ plans }: { plans: BakedPlans }) {
  const supergraphSdl = 'this is no graph';
  return { supergraphSdl, bakedPlans: JSON.stringify({ ...plans, basis: basisOf({ supergraphSdl }) }) };
}

describe('an operation that was planned ahead', () => {
  it('runs without a schema, whatever its conditions', async () => {
    const { run } = await open(plansOfNoGraph(baked(query)));
    expect(await run(query, { upc: 'b' })).toEqual({ data: { product: { name: 'Ball' } } });
    expect(await run(query, { upc: 'b', deep: true })).toEqual({
      data: { product: { name: 'Ball', inStock: 2 } },
    });
  });

  it('is known by its tokens', async () => {
    const { run } = await open(plansOfNoGraph(baked(query)));
    const spread = query.replaceAll(' ', '\n  ').replace('{', '{ # a comment\n');
    expect(await run(spread, { upc: 'a' })).toEqual({ data: { product: { name: 'Anvil' } } });
  });

  it('refuses wrong variables as any other does', async () => {
    const plans = JSON.stringify(baked(query).plans);
    const [planned, ahead] = await Promise.all([open({}), open({ bakedPlans: plans })]);
    const wrong = await ahead.run(query, { upc: 7.5 });
    expect(wrong.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(wrong).toEqual(await planned.run(query, { upc: 7.5 }));
  });
});

describe('plans that were made ahead', () => {
  it('leave room for operations that were not', async () => {
    const { run } = await open({ bakedPlans: JSON.stringify(baked(query).plans) });
    expect(await run('{ product(upc: "a") { name } }', {})).toEqual({ data: { product: { name: 'Anvil' } } });
  });

  it.each([
    ['of another graph', JSON.stringify({ ...baked(query).plans, basis: 'another' })],
    ['of another format', JSON.stringify({ ...baked(query).plans, format: 0 })],
    ['that are none', '{'],
  ])('are not used, and say so, when they are those %s', async (_what, bakedPlans) => {
    const { run, warnings } = await open({ bakedPlans });
    expect(warnings).toEqual([
      'Plans that were made ahead are not used: they are of another graph, or malformed.',
    ]);
    expect(await run(query, { upc: 'a' })).toEqual({ data: { product: { name: 'Anvil' } } });
  });

  it.each([
    ['{ nothing }', 'Cannot query field "nothing" on type "Query".'],
    ['{ __schema { queryType { name } } }', 'It asks for the schema.'],
    [
      `query(${'abcde'.replace(/./g, '$$$&: Boolean! ')}) { products { ${'abcde'.replace(/./g, '$&: name @skip(if: $$$&) ')} } }`,
      'It has too many conditions.',
    ],
  ])('leave out %s and say why', (source, reason) => {
    const { plans, leftOut } = baked(source);
    expect(plans.operations).toEqual({});
    expect(leftOut).toEqual([{ operation: { source, operationName: undefined }, reason }]);
  });
});
