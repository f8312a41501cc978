import { callerPath } from '@graphlets/platform/commandLine/callerPath';
import { UsageError } from '@graphlets/platform/errors';
import { createNames } from '../config/names.ts';
import { repository } from '../config/repository.ts';
import { readStage } from '../config/stageConfig.ts';
import { readDeploymentFile } from '../deploymentFile.ts';
import { readInventory } from '../inventory.ts';
import { bootstrap, readEnvironments } from './bootstrap.ts';
import { createCdk, OUTDIR } from './cdk.ts';
import { deploy } from './deploy.ts';
import { openGraphRegistry } from './graphRegistry.ts';
import { synthesize } from './synthesize.ts';
import { parseInfraArguments, USAGE } from './usage.ts';

/**
 * @returns exit code
 * @throws {UsageError | ConfigError | DeployError | SchemaManagerError} to be shown to the user by their message
 */
export async function runInfraCommand(argv: readonly string[]): Promise<number> {
  const options = parseInfraArguments(argv);
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  const stage = readStage(repository.stagesFolder, options.stage);
  if (options.command === 'synth') {
    const outdir = callerPath(options.output ?? OUTDIR);
    return synthesize({ stage: stage.name, outdir, isJson: options.isJson });
  }

  const { graphlets } = readInventory(repository.root);
  const { graphlet } = options;
  if (graphlet !== undefined && !graphlets.some(({ name }) => name === graphlet)) {
    throw new UsageError(
      `There is no graphlet "${graphlet}"; there are ${graphlets.map(({ name }) => name).join(', ')}.`,
    );
  }
  const names = createNames(stage.name);
  const cdk = createCdk(stage.name);
  const openRegistry = () => openGraphRegistry(readDeploymentFile(OUTDIR), OUTDIR, console.log);
  const withTables = graphlets.filter(({ manifest }) => manifest.tables.length > 0).map(({ name }) => name);
  const withoutTables = graphlets.map(({ name }) => name).filter((name) => !withTables.includes(name));

  // By the CDK's CLI, which finds out whose account it is.
  const status = cdk(['synth', '--quiet']);
  if (status !== 0) return status;
  if (options.command === 'deploy') {
    return deploy(options, {
      names,
      graphlets: { withTables, withoutTables },
      cdk,
      openRegistry,
      print: console.log,
    });
  }
  if (options.command === 'bootstrap') {
    return bootstrap(readEnvironments(OUTDIR), readDeploymentFile(OUTDIR).account, cdk, console.log);
  }
  const version = await (await openRegistry()).currentVersion();
  const chosen =
    graphlet === undefined ? ['--all'] : [names.stack(graphlet), names.stack(`${graphlet}-data`)];
  return cdk(
    ['diff', ...chosen.slice(0, withTables.includes(graphlet ?? '') ? 2 : 1), '--exclusively'],
    version,
  );
}
