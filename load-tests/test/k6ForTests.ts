import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findK6, findOnPath, SETUP_COMMAND } from '../src/k6/findK6.ts';

/**
 * k6 for a suite: the one that is there, else built now where Go is. Undefined where neither is: then the suite is skipped, and
 * under `CI=true` fails.
 */
export function k6ForTests(): string | undefined {
  const known = findK6();
  if (known !== undefined) return known;
  if (findOnPath('go', process.env.PATH ?? '') !== undefined) {
    spawnSync(process.execPath, [join(import.meta.dirname, '../src/k6/setup.ts')], {
      stdio: ['ignore', 2, 2],
    });
  }
  const built = findK6();
  if (built === undefined)
    console.warn(`Replays are not tested: k6 is missing. ${SETUP_COMMAND} builds it with Go.`);
  return built;
}
