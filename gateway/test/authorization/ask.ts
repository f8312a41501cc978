import type { Claims } from '../../src/authentication/claims.ts';
import type { FakeGraph } from '../fakeGraphlets.ts';
import { type RunSettings, runOperation } from '../runOperation.ts';
import { clubGraph } from './clubGraph.ts';

/** The error of a denied field. */
export const denied = (...path: string[]) => ({
  message: 'Unauthorized field or type.',
  path,
  extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
});

export const claimsOf = (scopes: readonly string[], policies: readonly string[] = []): Claims => ({
  scopes: new Set(scopes),
  policies: new Set(policies),
  all: {},
});

/** The answer, and every text that a graphlet was asked. */
export async function ask(
  query: string,
  settings: RunSettings = {},
  variables = {},
  graph: FakeGraph = clubGraph(),
) {
  const answer = await runOperation(graph, query, variables, settings);
  return { answer, asked: graph.calls.map(({ body }) => body.query).join('\n') };
}
