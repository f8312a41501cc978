import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const infra = join(import.meta.dirname, '..', '..');

export interface CdkRun {
  readonly stage: string;
  /** The version that the gateway is to serve. */
  readonly graphVersion?: string | undefined;
}

/** Runs the CDK's CLI on the app, in the user's terminal. */
export function runCdk(args: readonly string[], { stage, graphVersion }: CdkRun): number {
  const cli = createRequire(join(infra, 'package.json')).resolve('aws-cdk/bin/cdk');
  const app = `"${process.execPath}" "${join(infra, 'src', 'main.ts')}"`;
  const { status } = spawnSync(
    process.execPath,
    [cli, ...args, '--app', app, '--output', join(infra, 'cdk.out')],
    {
      cwd: infra,
      stdio: 'inherit',
      env: {
        ...process.env,
        GRAPHLETS_STAGE: stage,
        ...(graphVersion !== undefined && { GRAPHLETS_GRAPH_VERSION: graphVersion }),
      },
    },
  );
  return status ?? 1;
}
