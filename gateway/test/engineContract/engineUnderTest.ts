import { startDeadline } from '@graphlets/platform/deadline';
import { createLog } from '@graphlets/platform/log';
import { fakeClock } from '@graphlets/testing/fakeClock';
import type { Engine, EngineOptions, RequestContext } from '../../src/operation/engine.ts';
import type { FakeGraph } from '../fakeGraphlets.ts';

const silent = createLog({ function: 'gateway', write: () => {} });

export type EngineUnderTest = ReturnType<typeof engineUnderTest>;

/** Runs operations in engines of one kind, one for each graph; they are closed after each test. */
export function engineUnderTest(createEngine: (options: EngineOptions) => Promise<Engine>) {
  const engines: Engine[] = [];
  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.close()));
  });

  async function open({ supergraphSdl, transport }: FakeGraph): Promise<Engine> {
    const engine = await createEngine({ supergraphSdl, transport, log: silent });
    engines.push(engine);
    return engine;
  }

  /** Response text of one operation. */
  async function runText(
    graph: FakeGraph,
    query: string,
    variables = {},
    operationName?: string,
    more: Partial<RequestContext> = {},
  ) {
    const engine = await open(graph);
    const operation = await engine.prepare(query, operationName);
    if (operation.kind === 'refusal') return JSON.stringify({ errors: operation.errors });
    return (await operation.run(variables, newRequest(more))).body;
  }

  const run = async (...args: Parameters<typeof runText>) => JSON.parse(await runText(...args));

  return { open, runText, run };
}

export function newRequest(more: Partial<RequestContext> = {}): RequestContext {
  const deadline = startDeadline({ timeoutMs: 1_000, flushReserveMs: 0 }, fakeClock());
  return { requestId: 'r1', deadline, log: silent, headers: { 'x-client': 'web' }, ...more };
}
