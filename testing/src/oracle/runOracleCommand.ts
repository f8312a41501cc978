import { driveOfEngine } from './drive/engines.ts';
import { parseOracleOptions, USAGE } from './options.ts';
import { printFinding, printResult } from './report/printReport.ts';
import { createProgressBar } from './report/progressBar.ts';
import { runOracle } from './runOracle.ts';

/**
 * @returns exit code
 * @throws {OracleError} for a wrong command line
 */
export async function runOracleCommand(args: readonly string[]): Promise<number> {
  const options = parseOracleOptions(args);
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  const bar = createProgressBar(process.stderr);
  const drive = driveOfEngine(options.engine);
  let found = 0;
  const result = await runOracle({
    ...options,
    drive,
    classify: async () => 'unknown',
    onProgress: bar.show,
    onFinding(finding) {
      found++;
      if (found > options.showLimit) return;
      bar.clear();
      process.stderr.write(`${printFinding(finding, options.seed)}\n`);
    },
  });
  await drive.close();
  bar.clear();
  console.log(options.isJson ? JSON.stringify(result, null, 2) : printResult(result));
  return result.wrong === 0 ? 0 : 1;
}
