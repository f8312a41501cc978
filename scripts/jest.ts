// `npm run test:unit -- [jest arguments]`: jest with ES modules switched on.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './runChild.ts';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
// What is made once in a run and read by several test files lies there.
const shared = mkdtempSync(join(tmpdir(), 'graphlets-run-'));
const status = await runChild(
  ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...process.argv.slice(2)],
  { env: { ...process.env, APOLLO_TELEMETRY_DISABLED: '1', TEST_RUN_FOLDER: shared } },
);
rmSync(shared, { recursive: true, force: true });
process.exit(status);
