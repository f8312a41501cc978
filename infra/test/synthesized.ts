import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A template as JSON: what CloudFormation would get. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
}

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is read by tests, property by property
  readonly Properties: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly UpdatePolicy?: any;
  readonly [key: string]: unknown;
}

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

/**
 * The templates of a stage of this repository. They are synthesized once in a run of jest, by whichever test asks
 * first; the others wait for it.
 */
export async function synthesized(stage: string): Promise<Synthesized> {
  const shared = process.env.TEST_RUN_FOLDER;
  if (shared === undefined)
    throw new Error('Run tests by npm run test:unit: it gives them a folder in common.');
  const folder = join(shared, `synth-${stage}`);
  const done = join(folder, 'exit-code');
  if (claim(folder)) {
    const { status, stderr } = runSynth(stage, join(folder, 'cdk.out'));
    writeFileSync(join(folder, 'stderr'), stderr);
    writeFileSync(done, String(status));
  } else {
    await appears(folder, done);
  }
  if (readFileSync(done, 'utf8') !== '0') {
    throw new Error(`npm run synth failed:\n${readFileSync(join(folder, 'stderr'), 'utf8')}`);
  }
  return readSynthesized(join(folder, 'cdk.out'), stage);
}

/** `npm run synth`, which installs the CDK where it is not. */
export function runSynth(stage: string, output: string, environment: Readonly<Record<string, string>> = {}) {
  return spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'infra', 'infra/src/cli/main.ts', 'synth', '--stage', stage, '--output', output],
    { cwd: root, encoding: 'utf8', env: { ...process.env, CDK_DEFAULT_ACCOUNT: ACCOUNT, ...environment } },
  );
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

/** The properties of the resources of a type, in the template's order. */
export function propertiesOf({ Resources }: Template, type: string) {
  return Object.values(Resources).flatMap(({ Type, Properties }) => (Type === type ? [Properties] : []));
}

function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function appears(folder: string, file: string): Promise<void> {
  const watcher = watch(folder);
  try {
    await new Promise<void>((resolve) => {
      const check = () => existsSync(file) && resolve();
      watcher.on('change', check);
      check();
    });
  } finally {
    watcher.close();
  }
}
