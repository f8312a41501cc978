import { startDeadline } from '@graphlets/platform/deadline';
import { createLog } from '@graphlets/platform/log';
import { fakeClock } from '@graphlets/testing/fakeClock';
import type { Claims } from '../src/authentication/claims.ts';
import { createCompiledEngine } from '../src/compiled/createCompiledEngine.ts';
import type { GuardOptions } from '../src/guards/guardOptions.ts';
import type { RequestContext } from '../src/operation/engine.ts';
import type { OperationLimits } from '../src/operation/parse/limits.ts';
import type { FakeGraph } from './fakeGraphlets.ts';

const silent = createLog({ function: 'gateway', write: () => {} });

export interface RunSettings {
  readonly claims?: Claims;
  readonly guards?: GuardOptions;
  readonly limits?: OperationLimits;
}

type Variables = Readonly<Record<string, unknown>>;

/** Whole answer of one operation on the compiled engine. */
export async function runOperation(
  graph: FakeGraph,
  query: string,
  variables: Variables = {},
  { claims, ...settings }: RunSettings = {},
): Promise<unknown> {
  const run = await openOperation(graph, query, settings);
  return run(variables, claims);
}

/** One operation, prepared once and run by several requests. */
export async function openOperation(
  { supergraphSdl, transport }: FakeGraph,
  query: string,
  { guards, limits }: RunSettings = {},
): Promise<(variables: Variables, claims?: Claims, more?: Partial<RequestContext>) => Promise<unknown>> {
  const engine = await createCompiledEngine({ supergraphSdl, transport, guards, limits, log: silent });
  const operation = await engine.prepare(query, undefined);
  if (operation.kind === 'refusal') return async () => ({ errors: operation.errors });
  return async (variables, claims, more = {}) => {
    const deadline = startDeadline({ timeoutMs: 1_000, flushReserveMs: 0 }, fakeClock());
    const request = { requestId: 'r1', deadline, log: silent, headers: {}, claims, ...more };
    const { body } = await operation.run(variables, request);
    return JSON.parse(body);
  };
}
