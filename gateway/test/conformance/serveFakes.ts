import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from '../echoSubgraphs.ts';
import { composeFakes, type FakeGraphlet } from '../fakeGraphlets.ts';

export interface ServedFakes {
  readonly supergraphSdl: string;
  close(): Promise<void>;
}

/** Graphlets over HTTP on one loopback port, each by its name as path. */
export async function serveFakes(graphlets: Readonly<Record<string, FakeGraphlet>>): Promise<ServedFakes> {
  const server = createServer(async (request, response) => {
    const text = await fakes.execute((request.url ?? '/').slice(1), JSON.parse(await readBody(request)));
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const fakes = composeFakes(graphlets, (name) => `http://127.0.0.1:${port}/${name}`);
  return {
    supergraphSdl: fakes.supergraphSdl,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
