import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ReadAsset } from './createPage.ts';

/** In a bundle the files lie beside the code. */
export const readBundledAsset: ReadAsset = (name) => readFile(new URL(name, import.meta.url), 'utf8');

/**
 * Outside a bundle they are still in their packages.
 *
 * @param manifestFile - `function.json`, whose `assets` say where
 */
export function readPackageAsset(manifestFile: string): ReadAsset {
  const require = createRequire(manifestFile);
  return async (name) => {
    const { assets } = JSON.parse(await readFile(manifestFile, 'utf8'));
    return readFile(require.resolve(assets[name]), 'utf8');
  };
}
