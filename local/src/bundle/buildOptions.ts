import type { Manifest } from '@graphlets/platform/manifest';
import type { BuildOptions } from 'esbuild';
import { builtinsOnDemand, oneGraphql } from './bundlePlugins.ts';

/** CommonJS packages call `require` for Node's own modules; an ES module has none unless it makes one. */
export const REQUIRE_BANNER =
  "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);";

/** How code is written, whichever step of a build writes it. */
export const OUTPUT = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  // What is in a bundle must not change with the settings of the type checker.
  tsconfigRaw: {},
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
  legalComments: 'none',
  logLevel: 'silent',
  write: false,
} as const satisfies BuildOptions;

/**
 * How a function is bundled, here and for AWS alike: ES modules, and what is imported dynamically in files of its
 * own, so that it costs nothing until it is needed. Names are kept and lines are short, so that a stack trace
 * still says where: dropping the names would save a tenth of the size and nothing that can be measured at start.
 *
 * @param root - paths in the output are relative to it, so that every clone builds the same bytes
 */
export function buildOptions(
  root: string,
  entryFile: string,
  runtime: Manifest['runtime'],
): BuildOptions & { readonly write: false; readonly metafile: true } {
  return {
    ...OUTPUT,
    absWorkingDir: root,
    entryPoints: { main: entryFile },
    outdir: '/',
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]',
    splitting: true,
    target: targetOf(runtime),
    mainFields: ['module', 'main'],
    loader: { '.graphql': 'text' },
    banner: { js: REQUIRE_BANNER },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [oneGraphql, builtinsOnDemand],
    metafile: true,
  };
}

/** `node24`, as esbuild names it. */
export function targetOf(runtime: Manifest['runtime']): string {
  return runtime.replace(/^nodejs(\d+)\.x$/, 'node$1');
}
