// `npm run synth|bootstrap|diff|deploy`: see --help.
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { ConfigError } from '@graphlets/platform/errors';
import { SchemaManagerError } from '@graphlets/schema-manager/errors';
import { DeployError } from './deployError.ts';
import { runInfraCommand } from './runInfraCommand.ts';

await runCommand(runInfraCommand, [ConfigError, DeployError, SchemaManagerError]);
