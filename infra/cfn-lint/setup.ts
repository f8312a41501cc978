// `npm run setup:cfn-lint`: installs cfn-lint, pinned, into `.tools/cfn-lint`. Does nothing when it is there.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tellUsage } from '../../scripts/tellUsage.ts';
import {
  installFolder,
  isInstalled,
  missingPython,
  pip,
  requirementsFile,
  stampFile,
  wantedStamp,
} from './installation.ts';

tellUsage(`Usage: npm run setup:cfn-lint

Installs cfn-lint from PyPI into .tools/cfn-lint (about 15 seconds, once). Needs Python 3 with venv.`);
if (isInstalled()) {
  console.error('cfn-lint is installed.');
  process.exit(0);
}
const missing = missingPython();
if (missing !== undefined) {
  console.error(`cfn-lint needs ${missing}.`);
  process.exit(1);
}
console.error('Installing cfn-lint (about 15 seconds) ...');
rmSync(installFolder, { recursive: true, force: true });
run('python3', ['-m', 'venv', installFolder]);
run(pip, ['install', '--quiet', '--disable-pip-version-check', '--no-deps', '-r', requirementsFile]);
writeFileSync(stampFile, wantedStamp());
console.error('Installed.');

function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, [...args], { stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  console.error(`${command} ${args.join(' ')} failed (${error?.message ?? `exit code ${status}`}).`);
  process.exit(1);
}
