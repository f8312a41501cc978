// `npm run oracle`: see --help.
import { OracleError } from './errors.ts';
import { runOracleCommand } from './runOracleCommand.ts';

process.env.APOLLO_TELEMETRY_DISABLED = '1';
try {
  process.exitCode = await runOracleCommand(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof OracleError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
