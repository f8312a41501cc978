import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildOptions } from '@graphlets/local/bundle/buildOptions';
import { createBundler } from '@graphlets/local/bundle/bundler';
import { writeBundle } from '@graphlets/local/bundle/writeBundle';
import { expandManifest, type FunctionDefinition } from '@graphlets/platform/functions';
import { type BuildOptions, build } from 'esbuild';

export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
/** Below `node_modules`, so that what a bundle leaves outside (a native planner) is found. */
const bundles = fileURLToPath(new URL('../../node_modules/.cold', import.meta.url));

/** Builds the gateway's function as `npm start` and the CDK app do. */
export async function bundleGateway(): Promise<string> {
  const definition = gatewayDefinition();
  const bundler = createBundler(root);
  const folder = join(bundles, 'gateway');
  rmSync(folder, { recursive: true, force: true });
  await writeBundle(await bundler.build(definition), folder, { removeOthers: true });
  await bundler.dispose();
  return join(folder, 'main.mjs');
}

/** Builds the same code with source maps beside it, for a profile. */
export async function bundleGatewayWithMaps(): Promise<string> {
  const { entryFile, manifest } = gatewayDefinition();
  return writeBuild('gateway-with-maps', {
    ...buildOptions(root, entryFile, manifest.runtime),
    sourcemap: 'external',
  });
}

/**
 * Builds a handler that is not ours with the same settings.
 *
 * @param name - of its source within this folder, without `.ts`
 */
export async function bundleHandler(name: string, external: readonly string[] = []): Promise<string> {
  const entry = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  return writeBuild(name, { ...buildOptions(root, entry, 'nodejs24.x'), external: [...external] });
}

function gatewayDefinition(): FunctionDefinition {
  const [definition] = expandManifest(join(root, 'gateway', 'function.json'));
  if (definition === undefined) throw new Error('gateway/function.json asks for no function.');
  return definition;
}

async function writeBuild(name: string, options: BuildOptions & { readonly write: false }): Promise<string> {
  const folder = join(bundles, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { outputFiles } = await build(options);
  for (const { path, contents } of outputFiles) writeFileSync(join(folder, basename(path)), contents);
  return join(folder, 'main.mjs');
}
