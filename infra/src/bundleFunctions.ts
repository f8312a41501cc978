import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBundler } from '@graphlets/local/bundle/bundler';
import { writeBundle } from '@graphlets/local/bundle/writeBundle';
import type { FunctionDefinition } from '@graphlets/platform/functions';
import { isNodeRuntime } from '@graphlets/platform/manifest';

/** A function's code: the very files that the local stack runs, or another language's archive. */
export interface FunctionCode {
  /** A folder, or a .zip or .jar. */
  readonly path: string;
  readonly hash: string;
}

/**
 * @param folder - gets a folder for each function
 * @returns by the function's name
 * @throws {BundleError} when one cannot be built
 */
export async function bundleFunctions(
  root: string,
  functions: readonly FunctionDefinition[],
  folder: string,
): Promise<ReadonlyMap<string, FunctionCode>> {
  const bundler = createBundler(root);

  async function codeFor(definition: FunctionDefinition): Promise<FunctionCode> {
    const { manifest, entryFile, instance } = definition;
    if (!isNodeRuntime(manifest.runtime)) {
      const hash = createHash('sha256').update(readFileSync(entryFile)).digest('hex');
      return { path: entryFile, hash };
    }
    const bundle = await bundler.build(definition);
    const path = join(folder, manifest.name);
    // Instances share a bundle: the first stands for all.
    if (instance === 1) await writeBundle(bundle, path, { removeOthers: true });
    return { path, hash: bundle.hash };
  }

  try {
    return new Map(
      await Promise.all(
        functions.map(async (definition) => [definition.name, await codeFor(definition)] as const),
      ),
    );
  } finally {
    await bundler.dispose();
  }
}

/** @throws {Error} when there is none: our bug */
export function codeOf(codes: ReadonlyMap<string, FunctionCode>, name: string): FunctionCode {
  const code = codes.get(name);
  if (code === undefined) throw new Error(`The function ${name} was not bundled.`);
  return code;
}
