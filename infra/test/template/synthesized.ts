import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oncePerRun } from './oncePerRun.ts';
import type { Template } from './template.ts';

const root = join(import.meta.dirname, '..', '..', '..');

export interface Synthesized {
  /** `cdk.out` */
  readonly folder: string;
  /** @param part - e.g. `gateway`, `ratings`, `ratings-data` */
  template(part: string): Template;
  /** Of all stacks, by their part. */
  templates(): ReadonlyMap<string, Template>;
  /** `aws://account/region` */
  environmentOf(part: string): string;
  isTerminationProtected(part: string): boolean;
  /** @param file - in `folder` */
  readJson(file: string): unknown;
}

/** The account that the credentials of whoever deploys would be of. */
export const ACCOUNT = '111122223333';

/** The templates of a stage of this repository. */
export async function synthesized(stage: string): Promise<Synthesized> {
  const folder = await oncePerRun(`synth-${stage}`, (shared) => synthesize(stage, join(shared, 'cdk.out')));
  return readSynthesized(join(folder, 'cdk.out'), stage);
}

/**
 * `npm run synth`, which installs the CDK where it is not.
 *
 * @throws {Error} with what it said
 */
export function synthesize(
  stage: string,
  output: string,
  environment: Readonly<Record<string, string>> = {},
): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'infra', 'infra/src/cli/main.ts', 'synth', '--stage', stage, '--output', output],
    { cwd: root, encoding: 'utf8', env: { ...process.env, CDK_DEFAULT_ACCOUNT: ACCOUNT, ...environment } },
  );
  if (status !== 0) throw new Error(`npm run synth failed:\n${stderr}`);
}

export function readSynthesized(folder: string, stage: string): Synthesized {
  const prefix = `graphlets-${stage}-`;
  const suffix = '.template.json';
  const template = (part: string): Template =>
    JSON.parse(readFileSync(join(folder, `${prefix}${part}${suffix}`), 'utf8'));
  const artifact = (part: string) =>
    JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).artifacts[`${prefix}${part}`];
  return {
    folder,
    template,
    templates: () =>
      new Map(
        readdirSync(folder)
          .filter((file) => file.endsWith(suffix))
          .map((file) => file.slice(prefix.length, -suffix.length))
          .map((part) => [part, template(part)]),
      ),
    environmentOf: (part) => artifact(part).environment,
    isTerminationProtected: (part) => artifact(part).properties.terminationProtection === true,
    readJson: (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')),
  };
}
