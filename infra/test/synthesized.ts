import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
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
  readonly [key: string]: unknown;
}

export interface Synthesized {
  /** `cdk.out` */
  readonly folder: string;
  /** @param part - e.g. `gateway`, `ratings`, `ratings-data` */
  template(part: string): Template;
}

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
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        'scripts/run.mjs',
        'infra',
        'infra/src/cli/main.ts',
        'synth',
        '--stage',
        stage,
        '--output',
        join(folder, 'cdk.out'),
      ],
      { cwd: root, encoding: 'utf8' },
    );
    writeFileSync(join(folder, 'stderr'), stderr);
    writeFileSync(done, String(status));
  } else {
    await appears(folder, done);
  }
  if (readFileSync(done, 'utf8') !== '0') {
    throw new Error(`npm run synth failed:\n${readFileSync(join(folder, 'stderr'), 'utf8')}`);
  }
  const out = join(folder, 'cdk.out');
  return {
    folder: out,
    template: (part) =>
      JSON.parse(readFileSync(join(out, `graphlets-${stage}-${part}.template.json`), 'utf8')),
  };
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
