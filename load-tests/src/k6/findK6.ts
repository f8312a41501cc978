import { createHash } from 'node:crypto';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { K6Error } from '../errors.ts';

export const SETUP_COMMAND = 'npm run setup:k6';
export const moduleDir = join(import.meta.dirname, '../../k6');
export const installDir = join(import.meta.dirname, '../../../.tools/k6');
export const builtK6 = join(installDir, 'k6');
export const stampFile = join(installDir, '.built');

/** What a build is good for: the module and its pinned dependencies. */
export function wantedStamp(): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', 'main.go']) hash.update(readFileSync(join(moduleDir, file)));
  return hash.digest('hex');
}

export function isBuilt(): boolean {
  try {
    return readFileSync(stampFile, 'utf8') === wantedStamp();
  } catch {
    return false;
  }
}

/** The one that was set up, else one on `PATH`. */
export function findK6(path = process.env.PATH ?? ''): string | undefined {
  return isBuilt() ? builtK6 : findOnPath('k6', path);
}

/** @throws {K6Error} which says how to get it */
export function requireK6(): string {
  const found = findK6();
  if (found !== undefined) return found;
  throw new K6Error(
    `k6 is missing: ${SETUP_COMMAND} builds it (needs Go 1.26 or later), or put a k6 2.x on PATH.`,
  );
}

export function findOnPath(tool: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, tool))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
