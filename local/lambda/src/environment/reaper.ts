import { spawn } from 'node:child_process';

/** Kills environments when this process dies without having closed them; a stopped process cannot see to that itself. */
export interface Reaper {
  add(pid: number): void;
  remove(pid: number): void;
  close(): void;
}

/**
 * Reads `+pid` and `-pid` lines; when its input ends, every group still listed is killed. The signal has its
 * name, because some shells take no group after a number.
 */
const SCRIPT = `pids=""
while read -r line; do
  pid=\${line#?}
  case $line in
    +*) pids="$pids $pid" ;;
    -*) kept=""; for p in $pids; do [ "$p" = "$pid" ] || kept="$kept $p"; done; pids=$kept ;;
  esac
done
for p in $pids; do kill -s KILL -- "-$p" 2>/dev/null; done`;

export function startReaper(): Reaper {
  const shell = spawn('/bin/sh', ['-c', SCRIPT], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  return {
    add: (pid) => shell.stdin.write(`+${pid}\n`),
    remove: (pid) => shell.stdin.write(`-${pid}\n`),
    close: () => shell.stdin.end(),
  };
}
