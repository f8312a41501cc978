// `npm test`: what CI runs. Each stage is one of the project's own commands; the first failure ends the run.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './runChild.ts';
import { tellUsage } from './tellUsage.ts';

tellUsage(`Usage: npm test

What CI runs: lint and format, types, every suite. For one test file: npm run test:unit -- PATH`);

const scratch = mkdtempSync(join(tmpdir(), 'graphlets-test-'));
const report = join(scratch, 'jest.json');
const stages = [
  [
    'lint',
    ['scripts/run.mjs', 'dev', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ],
  ['types', ['scripts/run.mjs', 'dev', 'scripts/types.ts']],
  // Installs the CDK, which the tests of infra/ need too.
  [
    'types of infra',
    ['scripts/run.mjs', 'infra', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'infra'],
  ],
  ['tests', ['scripts/run.mjs', 'dev', 'scripts/jest.ts', '--json', `--outputFile=${report}`]],
] as const;

let failed: string | undefined;
for (const [name, args] of stages) {
  console.log(`\n== ${name}`);
  if ((await runChild(args)) !== 0) {
    failed = name;
    break;
  }
}

const counts = readCounts(report);
rmSync(scratch, { recursive: true, force: true });
if (failed !== undefined) console.error(`\nFailed at: ${failed}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(failed === undefined ? 0 : 1);

function readCounts(file: string): { passed: number; failed: number; skipped: number } {
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
