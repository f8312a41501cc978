import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface AppRun {
  readonly stage: string;
  readonly outdir: string;
}

/** Runs the CDK app without the CDK's CLI, which would look for an account. Its complaints go to stderr. */
export function runApp({ stage, outdir }: AppRun): number {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, '..', 'main.ts')], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, GRAPHLETS_STAGE: stage, CDK_OUTDIR: outdir },
  });
  return status ?? 1;
}
