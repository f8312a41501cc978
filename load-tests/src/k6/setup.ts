// `npm run setup:k6`: builds k6, pinned, into `.tools/k6`. Does nothing when it is there, and waits for another at it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { takeLock } from '../../../scripts/setup/takeLock.ts';
import { tellUsage } from '../../../scripts/tellUsage.ts';
import { builtK6, findOnPath, installDir, isBuilt, moduleDir, stampFile, wantedStamp } from './findK6.ts';

tellUsage(`Usage: npm run setup:k6

Builds k6 from its own Go module into .tools/k6 (about two minutes, once). Needs Go 1.26 or later.`);
exitIfBuilt();
if (findOnPath('go', process.env.PATH ?? '') === undefined) {
  console.error(
    'k6 is built from source, which needs Go 1.26 or later (https://go.dev/dl); or put a k6 2.x on PATH.',
  );
  process.exit(1);
}
takeLock(`${installDir}.lock`);
exitIfBuilt();
mkdirSync(installDir, { recursive: true });
console.error('Building k6 (about two minutes) ...');
const started = Date.now();
const { status, error } = spawnSync('go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', builtK6, '.'], {
  cwd: moduleDir,
  stdio: ['ignore', 2, 2],
});
if (status !== 0) {
  console.error(`go build failed (${error?.message ?? `exit code ${status}`}): its output is above.`);
  process.exit(1);
}
writeFileSync(stampFile, wantedStamp());
console.error(`Built in ${((Date.now() - started) / 1000).toFixed(0)} s.`);

function exitIfBuilt(): void {
  if (!isBuilt()) return;
  console.error('k6 is built.');
  process.exit(0);
}
