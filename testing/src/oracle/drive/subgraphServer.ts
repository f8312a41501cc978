import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRecord } from '@graphlets/platform/wire';
import { executeSubgraph } from '../graph/executeSubgraph.ts';
import type { Graph } from '../graph/graph.ts';
import { createRunState, type RunState } from '../graph/node.ts';

/** All subgraphs of the graph that is being judged, on one loopback port, each by its name as path. */
export interface SubgraphServer {
  readonly urlOf: (subgraph: string) => string;
  /** From now on the subgraphs are those of this graph. */
  serve(graph: Graph): void;
  /** From now on this is what operations leave behind. */
  record(state: RunState): void;
  close(): Promise<void>;
}

export async function startSubgraphServer(): Promise<SubgraphServer> {
  let graph: Graph | undefined;
  let state = createRunState();
  const server = createServer((request, response) => {
    readBody(request)
      .then((body) => respond(response, 200, answer(request.url ?? '/', body)))
      .catch((error: unknown) => respond(response, 400, { errors: [{ message: String(error) }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  function answer(path: string, body: string): unknown {
    const subgraph = graph?.subgraphs.get(path.slice(1));
    if (graph === undefined || subgraph === undefined) throw new Error(`There is no subgraph at ${path}.`);
    const request: unknown = JSON.parse(body);
    if (!isRecord(request) || typeof request.query !== 'string') throw new Error('The request has no query.');
    const { query, variables, operationName } = request;
    return executeSubgraph(
      graph,
      subgraph,
      {
        query,
        variables: isRecord(variables) ? variables : {},
        operationName: typeof operationName === 'string' ? operationName : undefined,
      },
      state,
    );
  }

  return {
    urlOf: (name) => `http://127.0.0.1:${port}/${name}`,
    serve(next) {
      graph = next;
    },
    record(next) {
      state = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
