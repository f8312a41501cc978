import { join, resolve } from 'node:path';
import { readStage } from '../config/stageConfig.ts';
import { runDeploy } from './deploy.ts';
import { runCdk } from './runCdk.ts';
import { stackSelection } from './stackSelection.ts';
import { synthesize } from './synthesize.ts';
import { parseInfraArguments, USAGE } from './usage.ts';

const infra = join(import.meta.dirname, '..', '..');

/**
 * @returns exit code
 * @throws {UsageError | ConfigError} to be shown to the user by their message
 */
export async function runInfraCommand(argv: readonly string[]): Promise<number> {
  const options = parseInfraArguments(argv);
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  const stage = readStage(join(infra, 'stages'), options.stage);
  switch (options.command) {
    case 'synth': {
      const outdir =
        options.output === undefined
          ? join(infra, 'cdk.out')
          : resolve(process.env.INIT_CWD ?? process.cwd(), options.output);
      return synthesize({ stage: stage.name, outdir, isJson: options.isJson });
    }
    case 'diff':
      return runCdk(['diff', ...stackSelection(stage.name, options.graphlet)], { stage: stage.name });
    case 'deploy':
      return runDeploy(stage, options);
  }
}
