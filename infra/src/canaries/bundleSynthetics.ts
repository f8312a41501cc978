import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** What the runtime `syn-nodejs-3.1` runs. */
const NODE = 'node20';

/** Where CloudWatch Synthetics looks for a script, below the asset's folder. */
const SYNTHETICS_SCRIPT = join('nodejs', 'node_modules', 'journeys.js');

/**
 * Bundles the journeys for CloudWatch Synthetics: one CommonJS file, where its runtime wants it.
 *
 * @param folder - becomes the asset
 */
export function bundleSynthetics(root: string, folder: string): string {
  buildSync({
    absWorkingDir: root,
    entryPoints: [join(root, 'canaries', 'src', 'synthetics.ts')],
    outfile: join(folder, SYNTHETICS_SCRIPT),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: NODE,
    tsconfigRaw: {},
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 160,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return folder;
}
