import type { Metafile } from 'esbuild';
import { BUILTIN_NAMESPACE } from './bundlePlugins.ts';
import { filesAtStart } from './filesAtStart.ts';

/** How much of a bundle one package is, bytes of output. */
export interface PackageShare {
  readonly package: string;
  /** Loaded at a cold start. */
  readonly startBytes: number;
  /** In files that are loaded when they are first needed. */
  readonly lazyBytes: number;
}

/** Largest first. */
export function bundleContent(metafile: Metafile): readonly PackageShare[] {
  const atStart = filesAtStart(metafile);
  const shares = new Map<string, { startBytes: number; lazyBytes: number }>();
  for (const [file, output] of Object.entries(metafile.outputs)) {
    const key = atStart.has(file) ? 'startBytes' : 'lazyBytes';
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      if (bytesInOutput === 0 || input.startsWith(`${BUILTIN_NAMESPACE}:`)) continue;
      const name = packageOf(input);
      const share = shares.get(name) ?? { startBytes: 0, lazyBytes: 0 };
      share[key] += bytesInOutput;
      shares.set(name, share);
    }
  }
  return [...shares]
    .map(([name, share]) => ({ package: name, ...share }))
    .sort((a, b) => b.startBytes + b.lazyBytes - (a.startBytes + a.lazyBytes));
}

/** `node_modules/a/node_modules/@b/c/x.js` is of `@b/c`; `graphlets/ratings/src/x.ts` of `graphlets/ratings`. */
function packageOf(input: string): string {
  const inner = input.split('node_modules/').at(-1) ?? input;
  if (inner !== input) return inner.split('/', inner.startsWith('@') ? 2 : 1).join('/');
  return input.split('/', input.startsWith('graphlets/') ? 2 : 1).join('/');
}
