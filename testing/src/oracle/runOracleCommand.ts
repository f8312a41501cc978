import { callerPath } from '@graphlets/platform/commandLine/callerPath';
import { createProgressBar } from '@graphlets/platform/commandLine/progressBar';
import { chooseDrive } from './drive/chooseDrive.ts';
import type { Drive } from './drive/subject.ts';
import { keepFindings } from './keepFindings.ts';
import { type OracleOptions, parseOracleOptions, USAGE } from './options.ts';
import { blameByProof, blameNobody } from './prove/blameByProof.ts';
import { replay } from './replay.ts';
import { printFinding, printReplayed, printResult } from './report/printReport.ts';
import { runOracle } from './runOracle.ts';

/**
 * @returns exit code
 * @throws {UsageError} for a wrong command line; OracleError, which is one, for a fixture or gateway
 */
export async function runOracleCommand(args: readonly string[]): Promise<number> {
  const options = parseOracleOptions(args);
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  const drive = await chooseDrive(options);
  try {
    return options.replay === undefined
      ? await judgeDrawn(options, drive)
      : await judgeFixtures(options, drive, options.replay);
  } finally {
    await drive.close();
  }
}

async function judgeDrawn(options: OracleOptions, drive: Drive): Promise<number> {
  const bar = createProgressBar(process.stderr);
  const say = (text: string) => {
    bar.clear();
    process.stderr.write(`${text}\n`);
  };
  const { out, seed, showLimit, shrinkLimit } = options;
  const keep = out === undefined ? undefined : keepFindings(callerPath(out), drive, shrinkLimit);
  const isCompiled = options.subject.kind === 'engine' && options.subject.engine === 'compiled';
  let found = 0;
  const result = await runOracle({
    ...options,
    drive,
    classify: isCompiled ? blameByProof() : blameNobody,
    onProgress: ({ judged, total, wrong }) =>
      bar.show(judged / total, `${judged}/${total} operations, ${wrong} wrong`),
    async onFinding(finding) {
      if (found++ < showLimit) say(printFinding(finding, seed));
      const fixture = await keep?.(finding);
      if (fixture !== undefined) say(`  ${finding.verdict.difference.cause}, made small: ${fixture}`);
    },
  });
  bar.clear();
  console.log(options.isJson ? JSON.stringify(result, null, 2) : printResult(result));
  return result.wrong === 0 ? 0 : 1;
}

async function judgeFixtures(options: OracleOptions, drive: Drive, folder: string): Promise<number> {
  const replayed = await replay(callerPath(folder), drive);
  const wrong = replayed.filter(({ verdict }) => verdict.difference !== undefined);
  console.log(options.isJson ? JSON.stringify(replayed, null, 2) : printReplayed(replayed, drive.name));
  return wrong.length === 0 ? 0 : 1;
}
