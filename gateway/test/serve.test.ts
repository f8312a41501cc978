import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
  const serve = join(import.meta.dirname, '../src/serve.ts');
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
});
