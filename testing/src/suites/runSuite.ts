import { TargetError } from '../target/errors.ts';
import type { SuiteReport } from './suiteReport.ts';
import { summarize } from './suiteReport.ts';

/**
 * Runs a suite's command and sets the exit code: 0 when everything passed, 1 when something failed, 2 when it could
 * not begin.
 *
 * @param run - undefined when there was only help to give
 */
export async function runSuite(
  run: () => Promise<{ what: string; isJson: boolean; report: SuiteReport } | undefined>,
): Promise<void> {
  try {
    const done = await run();
    if (done === undefined) return;
    const { what, isJson, report } = done;
    console.log(
      isJson ? JSON.stringify({ suite: what, ...report }, null, 2) : `\n${summarize(what, report)}`,
    );
    process.exitCode = report.ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    console.error(`${error.message}\nSee --help.`);
    process.exitCode = 2;
  }
}
