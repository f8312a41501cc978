import { readFile } from 'node:fs/promises';
import { findAsset } from '@graphlets/platform/findAsset';
import type { ReadAsset } from './createPage.ts';

/** In a bundle the files lie beside the code. */
export const readBundledAsset: ReadAsset = (name) => readFile(new URL(name, import.meta.url), 'utf8');

/**
 * Outside a bundle they are still in their packages.
 *
 * @param manifestFile - `function.json`, whose `assets` say where
 */
export function readPackageAsset(manifestFile: string): ReadAsset {
  return async (name) => {
    const { assets } = JSON.parse(await readFile(manifestFile, 'utf8'));
    const file = findAsset(manifestFile, assets[name]);
    if (file === undefined) throw new Error(`The asset ${name} is not installed: run npm install.`);
    return readFile(file, 'utf8');
  };
}
