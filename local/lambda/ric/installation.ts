import { createHash } from 'node:crypto';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What builds the native part of `aws-lambda-ric`. */
const TOOLCHAIN = ['g++', 'cmake', 'make'] as const;

export const SETUP_COMMAND = 'npm run setup:ric';
export const manifestDir = import.meta.dirname;
export const installDir = join(import.meta.dirname, '../../../.tools/ric');
export const stampFile = join(installDir, '.installed');
export const ricEntry = join(installDir, 'node_modules/aws-lambda-ric/index.mjs');

/** The lock file and the Node that an installation is good for. */
export function wantedStamp(): string {
  const lock = readFileSync(join(manifestDir, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} node ${process.versions.modules}`;
}

export function isInstalled(): boolean {
  try {
    return readFileSync(stampFile, 'utf8') === wantedStamp();
  } catch {
    return false;
  }
}

/** Tools that are not on `PATH`; the native part is built on Linux only. */
export function missingTools(): readonly string[] {
  if (process.platform !== 'linux') return [`Linux (this is ${process.platform})`];
  return TOOLCHAIN.filter((tool) => !isOnPath(tool));
}

function isOnPath(tool: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
