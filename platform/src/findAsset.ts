import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The file that a manifest's `assets` means: `<package>/<path>`, or `./<path>` beside the manifest. A package
 * need not export it: an asset is read, not imported.
 *
 * @returns `undefined` when there is no such file
 */
export function findAsset(manifestFile: string, path: string): string | undefined {
  const folders = path.startsWith('.')
    ? [dirname(manifestFile)]
    : (createRequire(manifestFile).resolve.paths(path) ?? []);
  return folders.map((folder) => join(folder, path)).find((file) => existsSync(file));
}
