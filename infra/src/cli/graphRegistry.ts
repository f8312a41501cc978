import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { publishGraph } from '@graphlets/schema-manager/publishGraph';
import { openRegistry } from '@graphlets/schema-manager/registry/openRegistry';
import { readCurrent } from '@graphlets/schema-manager/registry/publishedGraph';
import { formatProblem } from '@graphlets/schema-manager/schemaProblem';
import type { Deployment } from '../deploymentFile.ts';
import { NO_ACCOUNT } from './bootstrap.ts';
import { DeployError } from './deployError.ts';

/** The registry of a deployment, as the commands need it. */
export interface GraphRegistry {
  /** @returns `undefined` when nothing was published yet */
  currentVersion(): Promise<string | undefined>;
  /** @throws {DeployError} when the graph does not compose; nothing was changed then */
  publish(): Promise<{ readonly version: string; readonly changed: boolean }>;
}

/**
 * @param outdir - schemas are named relative to it
 * @throws {DeployError} when no account is known
 */
export async function openGraphRegistry(deployment: Deployment, outdir: string): Promise<GraphRegistry> {
  if (deployment.registry === null) {
    throw new DeployError(NO_ACCOUNT);
  }
  const registry = await openRegistry(deployment.registry, String);
  return {
    currentVersion: async () => (await readCurrent(registry))?.version,
    async publish() {
      const subgraphs = deployment.subgraphs.map(({ name, url, schema }) => {
        const file = isAbsolute(schema) ? schema : join(outdir, schema);
        return { name, url, sdl: readFileSync(file, 'utf8'), file };
      });
      const result = await publishGraph(registry, subgraphs);
      if (!result.ok) {
        throw new DeployError(
          `${result.problems.map(formatProblem).join('\n\n')}\n\nThe graph does not compose: it was not published, and the gateway serves what it served.`,
        );
      }
      return result;
    },
  };
}
