import { join } from 'node:path';
import { createBundler } from '@graphlets/local/bundle/bundler';
import { writeBundle } from '@graphlets/local/bundle/writeBundle';
import type { FunctionDefinition } from '@graphlets/platform/functions';

/** A function's code as a folder: the very files that the local stack runs. */
export interface FunctionCode {
  readonly folder: string;
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
  try {
    const built = await Promise.all(
      functions.map(async (definition) => {
        const bundle = await bundler.build(definition);
        const code = { folder: join(folder, definition.manifest.name), hash: bundle.hash };
        // Instances share a bundle: the first stands for all.
        if (definition.instance === 1) await writeBundle(bundle, code.folder, { removeOthers: true });
        return [definition.name, code] as const;
      }),
    );
    return new Map(built);
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
