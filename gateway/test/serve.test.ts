import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { composeFakes } from './fakeGraphlets.ts';

const serve = join(import.meta.dirname, '../src/serve.ts');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `npm run gateway` says when it cannot start. */
function refusal(sdl: string | undefined): { status: number | null; stderr: string } {
  const file = join(folder, 'supergraph.graphql');
  if (sdl === undefined) rmSync(file, { force: true });
  else writeFileSync(file, sdl);
  const { status, stderr } = spawnSync(process.execPath, [serve, '--supergraph', file, '--port', '0'], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status, stderr };
}

describe('npm run gateway', () => {
  it.each([
    ['a missing file', undefined, /Cannot read .*supergraph\.graphql/],
    ['a file that is no schema', 'type {', /is no supergraph that can be served/],
    ['a schema that is no supergraph', 'type Query { a: Int }', /is no supergraph that can be served/],
  ])('refuses %s without a stack', (_, sdl, message) => {
    const { status, stderr } = refusal(sdl);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('refuses an engine that there is none of as a wrong option', () => {
    const args = [serve, '--supergraph', 'any', '--engine', 'steam'];
    expect(spawnSync(process.execPath, args, { encoding: 'utf8' })).toMatchObject({
      status: 2,
      stderr: '--engine takes compiled or apollo, not "steam".\n',
    });
  });

  it('serves no page when it is told not to, whatever the environment says, and ends at Ctrl-C', async () => {
    const supergraph = join(folder, 'served.graphql');
    const { supergraphSdl } = composeFakes(
      { words: { sdl: 'type Query { word: String }', resolvers: {} } },
      () => 'http://127.0.0.1:2/',
    );
    writeFileSync(supergraph, supergraphSdl);
    const child = spawn(
      process.execPath,
      [serve, '--supergraph', supergraph, '--port', '0', '--no-graphiql'],
      {
        env: { ...process.env, GATEWAY_GRAPHIQL: 'on', GATEWAY_TELEMETRY: 'off' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = await once(createInterface(child.stdout), 'line');
    const url = String(line).slice(String(line).indexOf('http'));
    const { headers } = await fetch(url, { headers: { accept: 'text/html' } });
    expect(headers.get('content-type')).not.toContain('text/html');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 30_000);
});
