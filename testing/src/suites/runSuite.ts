import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { type SuiteReport, summarize } from './suiteReport.ts';

interface SuiteRun {
  readonly what: string;
  readonly isJson: boolean;
  readonly report: SuiteReport;
}

/**
 * Runs a suite's command and sets the exit code: 0 when everything passed, 1 when something failed, 2 when it could
 * not begin.
 *
 * @param run - takes the command line; undefined when there was only help to give
 */
export function runSuite(run: (args: readonly string[]) => Promise<SuiteRun | undefined>): Promise<void> {
  return runCommand(async (args) => {
    const done = await run(args);
    if (done === undefined) return 0;
    const { what, isJson, report } = done;
    console.log(
      isJson ? JSON.stringify({ suite: what, ...report }, null, 2) : `\n${summarize(what, report)}`,
    );
    return report.ok ? 0 : 1;
  });
}
