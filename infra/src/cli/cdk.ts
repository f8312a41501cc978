import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { infraFolder } from '../config/repository.ts';

/** Where the CDK's CLI and the app put the templates. */
export const OUTDIR = join(infraFolder, 'cdk.out');

/** The CDK's CLI on the app, in the user's terminal; gives its exit code. */
export type Cdk = (args: readonly string[], graphVersion?: string) => number;

export function createCdk(stage: string): Cdk {
  const cli = createRequire(join(infraFolder, 'package.json')).resolve('aws-cdk/bin/cdk');
  return (args, graphVersion) => {
    const { status } = spawnSync(
      process.execPath,
      [cli, ...args, '--app', 'node src/main.ts', '--output', OUTDIR],
      {
        cwd: infraFolder,
        stdio: 'inherit',
        env: {
          ...process.env,
          // The app is run by the Node that runs this.
          PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
          GRAPHLETS_STAGE: stage,
          ...(graphVersion !== undefined && { GRAPHLETS_GRAPH_VERSION: graphVersion }),
        },
      },
    );
    return status ?? 1;
  };
}
