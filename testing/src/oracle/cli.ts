// `npm run oracle`: see --help.
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { runOracleCommand } from './runOracleCommand.ts';

process.env.APOLLO_TELEMETRY_DISABLED = '1';
await runCommand(runOracleCommand);
