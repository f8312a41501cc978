import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** Two subgraphs over HTTP that say by which request id they were asked. */
export interface EchoSubgraphs {
  readonly supergraphSdl: string;
  close(): void;
}

const HEADER = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])\n';
const TYPES = {
  things: 'type Query { thing(id: ID!): Thing } type Thing @key(fields: "id") { id: ID! askedBy: String }',
  parts: 'type Thing @key(fields: "id") { id: ID! partAskedBy: String }',
};

/** @param isStuck - request ids that `parts` never answers */
export async function startEchoSubgraphs(isStuck: (requestId: string) => boolean): Promise<EchoSubgraphs> {
  const servers: Server[] = [];
  const services = [];
  for (const [name, sdl] of Object.entries(TYPES)) {
    const server = createServer(async (request, response) => {
      const requestId = String(request.headers['x-request-id']);
      const { variables } = JSON.parse(await readBody(request));
      if (name === 'parts' && isStuck(requestId)) return;
      const { representations } = variables;
      const data =
        representations === undefined
          ? { thing: { __typename: 'Thing', id: variables.id, askedBy: requestId } }
          : { _entities: representations.map(() => ({ __typename: 'Thing', partAskedBy: requestId })) };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
    });
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    services.push({ name, typeDefs: parse(HEADER + sdl), url: `http://127.0.0.1:${port}/` });
  }
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.join('\n'));
  return {
    supergraphSdl,
    close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

export async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
