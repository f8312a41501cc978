import { readFile } from 'node:fs/promises';
import { findAsset } from '@graphlets/platform/findAsset';
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
  const problems: string[] = [];
  const assets = new Map<string, Uint8Array>();
  for (const [name, path] of Object.entries(manifest.assets)) {
    const file = findAsset(manifestFile, path);
    if (file === undefined) problems.push(`assets: ${name}: ${path} cannot be found`);
    else assets.set(name, await readFile(file));
  }
  if (problems.length > 0) throw new BundleError(manifest.name, problems);
  return assets;
}
