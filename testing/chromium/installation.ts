import { createHash } from 'node:crypto';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How a browser is started. */
export interface Browser {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

export const SETUP_COMMAND = 'npm run setup:chromium';
export const manifestDir = import.meta.dirname;
export const installDir = join(import.meta.dirname, '../../.tools/chromium');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The machine's own, else the one that `npm run setup:chromium` installed; undefined when there is none. */
export function findBrowser(): Browser | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const executable = join(folder, name);
      if (isExecutable(executable)) return { executable, env: {} };
    }
  }
  return isInstalled() ? installedBrowser() : undefined;
}

/** The package brings the libraries and fonts that a bare machine lacks. */
function installedBrowser(): Browser {
  const files = join(installDir, 'files');
  return {
    executable: join(files, 'chromium'),
    env: { LD_LIBRARY_PATH: join(files, 'al2023', 'lib'), FONTCONFIG_FILE: join(files, 'fonts.conf') },
  };
}

/** Undefined where the package can be installed. */
export function whyNotInstallable(): string | undefined {
  if (process.platform === 'linux' && process.arch === 'x64') return undefined;
  return `its package is for linux-x64, and this is ${process.platform}-${process.arch}: install Chromium yourself and have it on PATH`;
}

export function wantedStamp(): string {
  return createHash('sha256')
    .update(readFileSync(join(manifestDir, 'package-lock.json')))
    .digest('hex');
}

export function isInstalled(): boolean {
  try {
    return readFileSync(join(installDir, '.installed'), 'utf8') === wantedStamp();
  } catch {
    return false;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
