import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SchemaManagerError } from './errors.ts';

export interface BakeOptions {
  /** The repository: the gateway's own planner plans. */
  readonly root: string;
  /** Documents, traffic, or folders of them. */
  readonly operations: readonly string[];
  /** The gateway's settings, its `GATEWAY_*`: plans are good for these only. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Plans operations ahead over a graph, in a process of its own, so that nothing here depends on the gateway's code.
 *
 * @returns text of the plans
 * @throws {SchemaManagerError} BAKE_FAILED with what the process said
 */
export async function bakePlans(
  supergraphSdl: string,
  { root, operations, environment = {} }: BakeOptions,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'graphlets-bake-'));
  try {
    const supergraph = join(folder, 'supergraph.graphql');
    const out = join(folder, 'plans.json');
    await writeFile(supergraph, supergraphSdl);
    const paths = operations.flatMap((path) => ['--operations', path]);
    const script = join(root, 'gateway/src/bake.ts');
    await run([script, '--supergraph', supergraph, '--out', out, ...paths], environment);
    return await readFile(out, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(new SchemaManagerError('BAKE_FAILED', `Operations cannot be planned ahead: ${said.trim()}`));
    });
  });
}
