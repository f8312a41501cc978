import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { OracleError } from '../errors.ts';
import { askOverHttp } from './askOverHttp.ts';
import { startSubgraphServer } from './subgraphServer.ts';
import type { Drive, Subject } from './subject.ts';

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 100;

export interface CommandOptions {
  /** Shell command; `{supergraph}` stands for the supergraph's file, `{port}` for the port to listen on. */
  readonly command: string;
  /** Where it answers; `{port}` as above. */
  readonly endpoint: string;
}

/**
 * Starts a gateway of any make for each graph, its subgraphs over HTTP. One that dies or hangs is a crash of that
 * operation, and is started anew for the next.
 */
export async function commandDrive({ command, endpoint }: CommandOptions): Promise<Drive> {
  const subgraphs = await startSubgraphServer();
  const folder = await mkdtemp(join(tmpdir(), 'oracle-'));
  const file = join(folder, 'supergraph.graphql');

  async function launch(): Promise<Running> {
    const port = await findFreePort();
    const fill = (template: string) =>
      template.replaceAll('{supergraph}', file).replaceAll('{port}', String(port));
    return launchGateway(fill(command), fill(endpoint));
  }

  return {
    name: command,
    urlOf: subgraphs.urlOf,
    async start(graph): Promise<Subject> {
      subgraphs.serve(graph);
      await writeFile(file, graph.supergraphSdl);
      let running: Running | undefined = await launch();
      return {
        async answer(operation, state) {
          subgraphs.record(state);
          running ??= await launch();
          try {
            return await askOverHttp(running.endpoint, operation);
          } catch (error) {
            await running.stop();
            running = undefined;
            throw error;
          }
        },
        close: async () => running?.stop(),
      };
    },
    async close() {
      await subgraphs.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Running {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** @throws {OracleError} when it does not answer in time */
async function launchGateway(command: string, endpoint: string): Promise<Running> {
  // A process group of its own, so that what the shell starts ends with it.
  const child = spawn(command, { shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const stop = () => stopGroup(child);
  for (const startedAt = Date.now(); Date.now() - startedAt < START_TIMEOUT_MS; await wait(POLL_MS)) {
    if (hasEnded(child)) break;
    const answer = await askOverHttp(endpoint, { query: '{ __typename }', variables: {} }).catch(
      () => undefined,
    );
    if (answer?.data !== undefined) return { endpoint, stop };
  }
  const how = hasEnded(child)
    ? `its command ended with ${child.signalCode ?? `exit code ${child.exitCode}`}`
    : `nothing came in ${START_TIMEOUT_MS / 1_000} s`;
  await stop();
  const said = output.join('').slice(-2_000);
  throw new OracleError(
    `The gateway does not answer at ${endpoint}: ${how}${said === '' ? '.' : `, and it said:\n${said}`}`,
  );
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
