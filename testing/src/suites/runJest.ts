import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../target/localStack.ts';
import { type TargetChoice, targetVariables } from '../target/targetChoice.ts';
import { readReport, type SuiteReport } from './suiteReport.ts';

/**
 * Runs jest on some files. What it prints goes to stderr, so that stdout is the report's.
 *
 * @param patterns - of paths, as jest's own arguments
 */
export function runJest(patterns: readonly string[], choice: TargetChoice): SuiteReport {
  const folder = mkdtempSync(join(tmpdir(), 'graphlets-suite-'));
  const file = join(folder, 'jest.json');
  try {
    const { status } = spawnSync(
      process.execPath,
      [join(ROOT, 'scripts', 'jest.ts'), ...patterns, '--json', `--outputFile=${file}`, '--verbose'],
      {
        cwd: ROOT,
        // With --json jest itself writes the report to stdout as well.
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, ...targetVariables(choice) },
      },
    );
    return readReport(JSON.parse(readFileSync(file, 'utf8')), status === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
