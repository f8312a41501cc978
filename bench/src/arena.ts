import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contestant } from './contestants/contestant.ts';
import { composeSupergraph } from './graph/supergraph.ts';
import { type Child, start } from './measure/process.ts';
import type { RecordedCall } from './measure/record.ts';

/** Gateways are pinned to one CPU, the stub subgraphs and the load to the other. */
export const GATEWAY_CPU = 0;
const LOAD_CPU = 1;

/** Everybody's Node has the young generation that `npm run gateway` asks for: with many requests at once it matters. */
const NODE_FLAGS = ['--min-semi-space-size=64', '--max-semi-space-size=64'];

/** A contestant that is up and answers. */
export interface Entrant {
  readonly contestant: Contestant;
  readonly child: Child;
  readonly url: string;
}

export interface Arena {
  readonly stubPort: number;
  /** The same over TLS. */
  readonly stubTlsPort: number;
  /** For files that contestants share, e.g. the floor's recordings. */
  readonly scratch: string;
  /** The graph composed, once with `http:` addresses and once with `lambda:` ones. */
  readonly supergraphFiles: { readonly httpFile: string; readonly lambdaFile: string };
  /** @param nodeArgs - further arguments of its Node, e.g. `--inspect` */
  enter(contestant: Contestant, nodeArgs?: readonly string[]): Promise<Entrant>;
  /** How many requests the stub subgraphs have had. */
  countCalls(): Promise<number>;
  /** The stub subgraphs write down what they are asked, and answer late. */
  startRecording(): Promise<void>;
  stopRecording(): Promise<readonly RecordedCall[]>;
  close(): Promise<void>;
}

/** The stub subgraphs, the two supergraph files, and a place for contestants. */
export async function openArena(): Promise<Arena> {
  pinToLoadCpu();
  const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  // `exit` is not told of a signal otherwise, and it ends the children (measure/process.ts).
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  const stub = start({ args: [fileURLToPath(new URL('./stub.ts', import.meta.url))], cpu: LOAD_CPU });
  const stubPort = Number(await stub.waitFor(/listening (\d+)/));
  const stubTlsPort = Number(await stub.waitFor(/ and (\d+)/));
  const stubUrl = `http://127.0.0.1:${stubPort}`;
  const children: Child[] = [stub];

  const files = {
    http: join(scratch, 'supergraph-http.graphql'),
    lambda: join(scratch, 'supergraph-lambda.graphql'),
  };
  writeFileSync(
    files.http,
    composeSupergraph((name) => `${stubUrl}/${name}`),
  );
  writeFileSync(
    files.lambda,
    composeSupergraph((name) => `lambda:${name}`),
  );

  return {
    stubPort,
    stubTlsPort,
    scratch,
    supergraphFiles: { httpFile: files.http, lambdaFile: files.lambda },
    async enter(contestant, nodeArgs = []) {
      const port = await freePort();
      const { args, env = {} } = contestant.command({
        supergraphFile: files[contestant.routing],
        port,
        stubPort,
        scratch,
      });
      const child = start({ args: [...NODE_FLAGS, ...nodeArgs, ...args], env, cpu: GATEWAY_CPU });
      children.push(child);
      const url = `http://127.0.0.1:${port}`;
      await untilItAnswers(url + contestant.path, contestant.name, child);
      return { contestant, child, url };
    },
    countCalls: async () => Number(await (await fetch(`${stubUrl}/count`)).text()),
    startRecording: async () => {
      await (await fetch(`${stubUrl}/recording`)).text();
    },
    stopRecording: async () => {
      const response = await fetch(`${stubUrl}/recording`, { method: 'DELETE' });
      return (await response.json()) as readonly RecordedCall[];
    },
    async close() {
      await Promise.all(children.map((child) => child.stop()));
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/** The load is this process. */
function pinToLoadCpu(): void {
  try {
    execFileSync('taskset', ['-a', '-c', '-p', String(LOAD_CPU), String(process.pid)]);
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim() : error;
    throw new TypeError(
      `The benchmark pins gateways to one CPU and their load to another: it needs Linux, two CPUs and taskset (util-linux). ${reason}`,
    );
  }
}

async function untilItAnswers(endpoint: string, name: string, child: Child): Promise<void> {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query: '{ __typename }' }),
      });
      await response.text();
      if (response.status < 500) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${name} does not answer at ${endpoint}:\n${child.output()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
