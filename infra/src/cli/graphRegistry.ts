import { join } from 'node:path';
import { callerPath } from '@graphlets/platform/commandLine/callerPath';
import { openRegistry } from '@graphlets/schema-manager/registry/openRegistry';
import { readCurrent } from '@graphlets/schema-manager/registry/publishedGraph';
import { runSchemaCommand } from '@graphlets/schema-manager/runSchemaCommand';
import { repository } from '../config/repository.ts';
import { type Deployment, SUBGRAPHS_FILE } from '../deploymentFile.ts';
import { NO_ACCOUNT } from './bootstrap.ts';
import { DeployError } from './deployError.ts';

/** The registry of a deployment, as the commands need it. */
export interface GraphRegistry {
  /** @returns `undefined` when nothing was published yet */
  currentVersion(): Promise<string | undefined>;
  /**
   * Composes and publishes, as `npm run schema -- publish` does.
   *
   * @param operations - files or folders: they are planned ahead
   * @throws {DeployError} when the graph does not compose; nothing was changed then
   */
  publish(operations: readonly string[]): Promise<{ readonly version: string; readonly changed: boolean }>;
}

/**
 * @param outdir - of the templates: the subgraphs are listed there
 * @throws {DeployError} when no account is known
 */
export async function openGraphRegistry(
  deployment: Deployment,
  outdir: string,
  print: (text: string) => void,
): Promise<GraphRegistry> {
  const { registry: location } = deployment;
  if (location === null) throw new DeployError(NO_ACCOUNT);
  const registry = await openRegistry(location, String);
  const currentVersion = async () => (await readCurrent(registry))?.version;
  return {
    currentVersion,
    async publish(operations) {
      const before = await currentVersion();
      const argv = ['publish', '--registry', location, '--subgraphs', join(outdir, SUBGRAPHS_FILE)];
      const planned = operations.flatMap((path) => ['--operations', path]);
      const status = await runSchemaCommand([...argv, ...planned], {
        root: repository.root,
        defaultRegistry: location,
        resolvePath: callerPath,
        print,
      });
      const version = await currentVersion();
      if (status !== 0 || version === undefined) {
        throw new DeployError('The graph was not published: the gateway serves what it served.');
      }
      return { version, changed: version !== before };
    },
  };
}
