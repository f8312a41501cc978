import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isRecord } from '@graphlets/platform/wire';
import type { SupergraphSource } from '../config/parseConfig.ts';
import { SupergraphUnavailableError } from '../errors.ts';

export interface Supergraph {
  readonly sdl: string;
  /** The registry's version, or the file's name. */
  readonly version: string;
}

/** @throws {SupergraphUnavailableError} when there is none to read; the message says what to do */
export async function loadSupergraph(source: SupergraphSource): Promise<Supergraph> {
  if (source.kind === 'file') return { sdl: await read(source.path), version: source.path };
  if (!source.url.startsWith('file:')) {
    throw new SupergraphUnavailableError(`A registry is a file: URL, not "${source.url}".`);
  }
  const folder = source.url.endsWith('/') ? source.url : `${source.url}/`;
  const { version, supergraph } = parseCurrent(
    await read(fileURLToPath(new URL('current.json', folder))),
    folder,
  );
  return { sdl: await read(fileURLToPath(new URL(supergraph, folder))), version };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new SupergraphUnavailableError(
      `Cannot read ${path}: publish a graph first (npm run schema -- publish), or name another file.`,
      { cause },
    );
  }
}

function parseCurrent(text: string, folder: string): { version: string; supergraph: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value) && typeof value.version === 'string' && typeof value.supergraph === 'string') {
      return { version: value.version, supergraph: value.supergraph };
    }
  } catch {
    // Said below.
  }
  throw new SupergraphUnavailableError(
    `${folder}current.json is malformed: it needs "version" and "supergraph". Publish the graph again.`,
  );
}
