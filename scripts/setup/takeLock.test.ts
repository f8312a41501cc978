import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
const lock = join(folder, 'tools', 'it.lock');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a process that takes the lock and tells its own id and the holder's. */
function hold(): readonly string[] {
  const program = `
    import { readFileSync } from 'node:fs';
    import { takeLock } from ${JSON.stringify(join(import.meta.dirname, 'takeLock.ts'))};
    takeLock(${JSON.stringify(lock)});
    console.log(process.pid, readFileSync(${JSON.stringify(lock)}, 'utf8'));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  return stdout.trim().split(' ');
}

describe('a lock', () => {
  it('is held by whoever took it, and left when that one ends', () => {
    const [pid, holder] = hold();
    expect(holder).toBe(pid);
    expect(existsSync(lock)).toBe(false);
  });

  it('counts for nothing when its holder is gone', () => {
    const [gone = ''] = hold();
    writeFileSync(lock, gone);
    expect(readFileSync(lock, 'utf8')).toBe(gone);
    expect(hold()[1]).not.toBe(gone);
  });
});
