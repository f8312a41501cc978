import { writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { isRecord } from '@graphlets/platform/wire';
import { executeSync, type GraphQLSchema, parse } from 'graphql';
import { OracleError } from '../errors.ts';
import { askOverHttp } from './askOverHttp.ts';
import { startSubgraphServer } from './subgraphServer.ts';
import type { Drive } from './subject.ts';

const REACH_TIMEOUT_MS = 10_000;
const RELOAD_TIMEOUT_MS = 60_000;
const POLL_MS = 100;
const SHAPE = '{ __schema { types { name fields { name } } } }';

export interface EndpointOptions {
  readonly endpoint: string;
  /** File that the gateway reads its supergraph from, and reads again when it changes. */
  readonly supergraphFile: string;
}

/**
 * Drives a gateway that runs already: each graph is written to its file, and asked once the gateway shows its types.
 *
 * @throws {OracleError} when nothing answers there
 */
export async function endpointDrive({ endpoint, supergraphFile }: EndpointOptions): Promise<Drive> {
  await checkReachable(endpoint);
  const subgraphs = await startSubgraphServer();
  return {
    name: endpoint,
    urlOf: subgraphs.urlOf,
    async start(graph) {
      subgraphs.serve(graph);
      await writeFile(supergraphFile, graph.supergraphSdl);
      await waitForSchema(endpoint, graph.apiSchema);
      return {
        answer(operation, state) {
          subgraphs.record(state);
          return askOverHttp(endpoint, operation);
        },
        close: async () => {},
      };
    },
    close: () => subgraphs.close(),
  };
}

/** Before its file is written: a gateway that is not there would be waited for in vain. */
async function checkReachable(endpoint: string): Promise<void> {
  try {
    await fetch(endpoint, { method: 'OPTIONS', signal: AbortSignal.timeout(REACH_TIMEOUT_MS) });
  } catch (cause) {
    throw new OracleError(
      `Nothing answers at ${endpoint}: start the gateway first, or let --command start one for each graph.`,
      { cause },
    );
  }
}

/** @throws {OracleError} when the gateway goes on with another schema */
async function waitForSchema(endpoint: string, schema: GraphQLSchema): Promise<void> {
  const wanted = fieldsOf(executeSync({ schema, document: parse(SHAPE) }).data).join();
  for (const startedAt = Date.now(); Date.now() - startedAt < RELOAD_TIMEOUT_MS; await wait(POLL_MS)) {
    const answer = await askOverHttp(endpoint, { query: SHAPE, variables: {} }).catch(() => undefined);
    if (answer !== undefined && fieldsOf(answer.data).join() === wanted) return;
  }
  throw new OracleError(`The gateway at ${endpoint} does not take over the supergraph that was written.`);
}

/** `Type.field` of the schema's own types, in alphabetical order. */
function fieldsOf(data: unknown): readonly string[] {
  const types = isRecord(data) && isRecord(data.__schema) ? data.__schema.types : [];
  return namedOf(types)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => namedOf(type.fields).map((field) => `${type.name}.${field.name}`))
    .sort();
}

function namedOf(list: unknown): readonly { readonly name: string; readonly fields?: unknown }[] {
  if (!Array.isArray(list)) return [];
  return list.filter((item) => isRecord(item) && typeof item.name === 'string');
}
