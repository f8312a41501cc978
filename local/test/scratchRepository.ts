import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A repository in a temporary folder, with functions that import nothing. */
export interface ScratchRepository {
  readonly root: string;
  write(path: string, text: string): void;
  /** Writes a graphlet, or the parts of it that are given anew. */
  writeGraphlet(
    name: string,
    parts: { code?: string; sdl?: string; manifest?: Record<string, unknown> },
  ): void;
  remove(path?: string): void;
}

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])\n';

export function createScratchRepository(gatewayCode: string): ScratchRepository {
  const root = mkdtempSync(join(tmpdir(), 'repository-'));
  function write(path: string, text: string) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const manifest = (name: string, more: Record<string, unknown>) =>
    JSON.stringify({
      name,
      owner: 'tests',
      runtime: 'nodejs24.x',
      entry: 'main.ts',
      memoryMb: 256,
      timeoutMs: 3000,
      ...more,
    });
  write('gateway/function.json', manifest('gateway', { schema: null }));
  write('gateway/main.ts', gatewayCode);
  return {
    root,
    write,
    writeGraphlet(name, { code, sdl, manifest: more }) {
      const folder = `graphlets/${name}`;
      if (code !== undefined) write(`${folder}/main.ts`, code);
      if (sdl !== undefined) write(`${folder}/schema.graphql`, LINK + sdl);
      if (more !== undefined) write(`${folder}/graphlet.json`, manifest(name, more));
    },
    remove: (path = '') => rmSync(join(root, path), { recursive: true, force: true }),
  };
}
