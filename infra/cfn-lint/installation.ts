import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const SETUP_COMMAND = 'npm run setup:cfn-lint';
export const requirementsFile = join(import.meta.dirname, 'requirements.txt');
export const installFolder = join(import.meta.dirname, '../../.tools/cfn-lint');
const binaries = join(installFolder, process.platform === 'win32' ? 'Scripts' : 'bin');
export const cfnLint = join(binaries, 'cfn-lint');
export const pip = join(binaries, 'pip');
export const stampFile = join(installFolder, '.installed');

/** What an installation must say to be the one that is wanted. */
export function wantedStamp(): string {
  return readFileSync(requirementsFile, 'utf8');
}

export function isInstalled(): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp();
}

/** @returns what is missing to install it, in words; `undefined` when nothing is */
export function missingPython(): string | undefined {
  const { status } = spawnSync('python3', [
    '-c',
    'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))',
  ]);
  return status === 0 ? undefined : 'Python 3.10 or later with venv (python3, python3-venv)';
}
