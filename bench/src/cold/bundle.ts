import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildOptions } from '@graphlets/local/bundle/buildOptions';
import { createBundler } from '@graphlets/local/bundle/bundler';
import { writeBundle } from '@graphlets/local/bundle/writeBundle';
import { expandManifest } from '@graphlets/platform/functions';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
/** Below `node_modules`, so that what a bundle leaves outside (a native planner) is found. */
const bundles = fileURLToPath(new URL('../../node_modules/.cold', import.meta.url));

/** Builds the gateway's function as `npm start` and the CDK app do. */
export async function bundleGateway(): Promise<string> {
  const [definition] = expandManifest(join(root, 'gateway', 'function.json'));
  if (definition === undefined) throw new Error('gateway/function.json asks for no function.');
  const bundler = createBundler(root);
  const folder = join(bundles, 'gateway');
  rmSync(folder, { recursive: true, force: true });
  await writeBundle(await bundler.build(definition), folder, { removeOthers: true });
  await bundler.dispose();
  return join(folder, 'main.mjs');
}

/** Builds a peer's handler with the same settings. */
export async function bundlePeer(name: string, external: readonly string[] = []): Promise<string> {
  const entry = fileURLToPath(new URL(`./handlers/${name}.ts`, import.meta.url));
  const folder = join(bundles, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { outputFiles } = await build({
    ...buildOptions(root, entry, 'nodejs24.x'),
    external: [...external],
  });
  for (const { path, contents } of outputFiles) writeFileSync(join(folder, basename(path)), contents);
  return join(folder, 'main.mjs');
}
