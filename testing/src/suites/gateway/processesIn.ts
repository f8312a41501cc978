import { readdirSync, readlinkSync } from 'node:fs';

/**
 * Ids of the processes whose working folder is in this one, or was before it was removed.
 *
 * @returns undefined where there is no `/proc`
 */
export function processesIn(folder: string): readonly number[] | undefined {
  if (process.platform !== 'linux') return undefined;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => workingFolder(pid).startsWith(`${folder}/`))
    .map(Number);
}

function workingFolder(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // It ended meanwhile, or is another user's.
    return '';
  }
}
