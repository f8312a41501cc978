import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const PAUSE_MS = 200;

/**
 * Waits until no other process holds the lock, then holds it until this process exits. One whose holder is gone counts
 * for nothing.
 *
 * @param file - made, with its folder
 */
export function takeLock(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const pause = new Int32Array(new SharedArrayBuffer(4));
  while (!tryLock(file)) {
    const holder = readHolder(file);
    if (holder !== undefined && !isAlive(holder)) rmSync(file, { force: true });
    Atomics.wait(pause, 0, 0, PAUSE_MS);
  }
  process.once('exit', () => rmSync(file, { force: true }));
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** Undefined when the lock has just been taken or left. */
function readHolder(file: string): number | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    return text === '' ? undefined : Number(text);
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
