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
  /** Text of plans that were made ahead for it. */
  readonly bakedPlans?: string | undefined;
}

/** Beside the supergraph, where there are any. */
const PLANS = 'plans.json';

/**
 * The graph to serve: of a file, of the version that the configuration names, or of what is current in the
 * registry (docs/architecture.md says how one is laid out).
 *
 * @throws {SupergraphUnavailableError} when there is none to read; the message says what to do
 */
export async function loadSupergraph(source: SupergraphSource, access: BucketAccess): Promise<Supergraph> {
  if (source.kind === 'file') {
    const sdl = await read(source.path, (path) => readFile(path, 'utf8'));
    const { plansPath } = source;
    const bakedPlans = plansPath && (await read(plansPath, (path) => readFile(path, 'utf8')));
    return { sdl, version: source.path, bakedPlans };
  }
  const readRegistry = openRegistry(source.url, access);
  const { version, supergraph } =
    source.version === undefined
      ? parseCurrent(await read('current.json', readRegistry, source.url), source.url)
      : { version: source.version, supergraph: `versions/${source.version}/supergraph.graphql` };
  const plansPath = supergraph.replace(/[^/]*$/, PLANS);
  const [sdl, bakedPlans] = await Promise.all([
    read(supergraph, readRegistry, source.url),
    // Without plans every operation is planned when it comes, which is slower and not wrong.
    readRegistry(plansPath).catch(() => undefined),
  ]);
  return { sdl, version, bakedPlans };
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
