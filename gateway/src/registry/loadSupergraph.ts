import { readFile } from 'node:fs/promises';
import { isRecord } from '@graphlets/platform/wire';
import type { SupergraphSource } from '../config/parseConfig.ts';
import { SupergraphUnavailableError } from '../errors.ts';
import { openRegistry } from './openRegistry.ts';
import type { BucketAccess } from './readBucket.ts';

export interface Supergraph {
  readonly sdl: string;
  /** The registry's version, or the file's name. */
  readonly version: string;
}

/**
 * The graph to serve: of a file, of the version that the configuration names, or of what is current in the
 * registry (docs/architecture.md says how one is laid out).
 *
 * @throws {SupergraphUnavailableError} when there is none to read; the message says what to do
 */
export async function loadSupergraph(source: SupergraphSource, access: BucketAccess): Promise<Supergraph> {
  if (source.kind === 'file') {
    const sdl = await read(source.path, (path) => readFile(path, 'utf8'));
    return { sdl, version: source.path };
  }
  const readRegistry = openRegistry(source.url, access);
  if (source.version !== undefined) {
    const sdl = await read(`versions/${source.version}/supergraph.graphql`, readRegistry, source.url);
    return { sdl, version: source.version };
  }
  const { version, supergraph } = parseCurrent(
    await read('current.json', readRegistry, source.url),
    source.url,
  );
  return { sdl: await read(supergraph, readRegistry, source.url), version };
}

async function read(path: string, reader: (path: string) => Promise<string>, registry = ''): Promise<string> {
  try {
    return await reader(path);
  } catch (cause) {
    const place = registry === '' ? path : `${registry.replace(/\/$/, '')}/${path}`;
    throw new SupergraphUnavailableError(
      `Cannot read ${place}: publish a graph first (npm run schema -- publish), or name another file.`,
      { cause },
    );
  }
}

function parseCurrent(text: string, registry: string): { version: string; supergraph: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value) && typeof value.version === 'string' && typeof value.supergraph === 'string') {
      return { version: value.version, supergraph: value.supergraph };
    }
  } catch {
    // Said below.
  }
  throw new SupergraphUnavailableError(
    `current.json of ${registry} is malformed: it needs "version" and "supergraph". Publish the graph again.`,
  );
}
