// `npm run synth|diff|deploy`: see --help.
import { ConfigError } from '@graphlets/platform/errors';
import { DeployError } from './deployError.ts';
import { runInfraCommand } from './runInfraCommand.ts';
import { UsageError } from './usage.ts';

try {
  process.exitCode = await runInfraCommand(process.argv.slice(2));
} catch (error) {
  const isExpected =
    error instanceof UsageError || error instanceof ConfigError || error instanceof DeployError;
  if (!isExpected) throw error;
  console.error(error.message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
