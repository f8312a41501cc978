import { startDeadline } from '@graphlets/platform/deadline';
import { createLog } from '@graphlets/platform/log';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { createCompiledEngine } from '../src/compiled/createCompiledEngine.ts';
import type { FakeGraph } from './fakeGraphlets.ts';

const silent = createLog({ function: 'gateway', write: () => {} });

/** Whole answer of one operation on the compiled engine. */
export async function runOperation(
  { supergraphSdl, transport }: FakeGraph,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const engine = await createCompiledEngine({ supergraphSdl, transport, log: silent });
  const operation = await engine.prepare(query, undefined);
  if (operation.kind === 'refusal') return { errors: operation.errors };
  const deadline = startDeadline({ timeoutMs: 1_000, flushReserveMs: 0 }, fakeClock());
  const { body } = await operation.run(variables, { requestId: 'r1', deadline, log: silent, headers: {} });
  return JSON.parse(body);
}
