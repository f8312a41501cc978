import { type Clock, systemClock } from '@graphlets/platform/clock';
import { SchemaManagerError } from './errors.ts';
import {
  type GraphChange,
  makeCurrent,
  readCurrentTagged,
  readHistory,
  readVersion,
} from './registry/publishedGraph.ts';
import type { Registry } from './registry/registry.ts';

export interface Rollback {
  readonly from: string;
  readonly to: string;
}

/**
 * Makes an earlier version current again; its files are still there, so nothing is composed.
 *
 * @param to - a version; when absent, the one before the current one. Doing it twice goes back two versions.
 * @throws {SchemaManagerError} REGISTRY_EMPTY, VERSION_UNKNOWN, NO_EARLIER_VERSION, REGISTRY_CHANGED
 */
export async function rollBack(
  registry: Registry,
  to: string | undefined,
  clock: Clock = systemClock,
): Promise<Rollback> {
  const found = await readCurrentTagged(registry);
  if (found === undefined) {
    throw new SchemaManagerError('REGISTRY_EMPTY', `Nothing was published to ${registry.location} yet.`);
  }
  const current = found.value;
  const target = to ?? earlierVersion(await readHistory(registry), current.version);
  if (target === undefined) {
    throw new SchemaManagerError('NO_EARLIER_VERSION', `No version came before ${current.version}.`);
  }
  if ((await readVersion(registry, target)) === undefined) {
    throw new SchemaManagerError('VERSION_UNKNOWN', `${registry.location} has no version ${target}.`);
  }
  if (target !== current.version) {
    const at = new Date(clock.now()).toISOString();
    await makeCurrent(registry, { at, action: 'rollback', version: target }, found.tag);
  }
  return { from: current.version, to: target };
}

/** The history as a stack: publishing pushes, rolling back pops down to the version it went to. */
function earlierVersion(history: readonly GraphChange[], current: string): string | undefined {
  const stack: string[] = [];
  for (const { action, version } of history) {
    const at = action === 'rollback' ? stack.lastIndexOf(version) : -1;
    if (at >= 0) stack.length = at + 1;
    else if (stack.at(-1) !== version) stack.push(version);
  }
  const at = stack.lastIndexOf(current);
  return at > 0 ? stack[at - 1] : undefined;
}
