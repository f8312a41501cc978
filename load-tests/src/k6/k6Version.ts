import { spawnSync } from 'node:child_process';
import { K6Error } from '../errors.ts';

/** @throws {K6Error} when it is none that can be used */
export function k6Version(k6: string): string {
  const { stdout } = spawnSync(k6, ['version'], { encoding: 'utf8' });
  const version = /^k6 v(\d+)\S*/.exec(stdout);
  if (version === null) throw new K6Error(`${k6} does not say its version: is it k6?`);
  if (Number(version[1]) < 2)
    throw new K6Error(`${version[0]} is too old: k6 2.x is needed (npm run setup:k6 builds it).`);
  return version[0];
}
