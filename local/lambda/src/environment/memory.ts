import { readFileSync } from 'node:fs';

const PAGE_BYTES = 4_096;
const isLinux = process.platform === 'linux';

/** Resident memory of a process, MB; undefined where there is no `/proc`, or no such process any more. */
export function residentMb(pid: number): number | undefined {
  if (!isLinux) return undefined;
  try {
    const [, residentPages] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    return (Number(residentPages) * PAGE_BYTES) / 1024 / 1024;
  } catch {
    return undefined;
  }
}
