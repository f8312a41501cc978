import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FunctionDefinition } from '@graphlets/platform/functions';
import { BundleError } from '../errors.ts';

/**
 * The files that a manifest wants beside the code, by their name there.
 *
 * @throws {BundleError} names every one that cannot be found
 */
export async function readAssets({
  manifest,
  manifestFile,
}: FunctionDefinition): Promise<ReadonlyMap<string, Uint8Array>> {
  const { resolve } = createRequire(manifestFile);
  const problems: string[] = [];
  const assets = new Map<string, Uint8Array>();
  for (const [name, path] of Object.entries(manifest.assets)) {
    try {
      assets.set(name, await readFile(resolve(path)));
    } catch {
      problems.push(`assets: ${name}: ${path} cannot be found`);
    }
  }
  if (problems.length > 0) throw new BundleError(manifest.name, problems);
  return assets;
}
