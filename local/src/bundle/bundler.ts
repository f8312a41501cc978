import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import type { FunctionDefinition } from '@graphlets/platform/functions';
import { isNodeRuntime } from '@graphlets/platform/manifest';
import { type BuildContext, type BuildFailure, context, type Metafile } from 'esbuild';
import { BundleError } from '../errors.ts';
import { buildOptions, REQUIRE_BANNER, targetOf } from './buildOptions.ts';
import { BUILTIN_NAMESPACE } from './bundlePlugins.ts';
import { joinStartFiles } from './joinStartFiles.ts';
import { readAssets } from './readAssets.ts';

/** A function's code, in memory. */
export interface Bundle {
  /** By file name; `main.mjs` exports `handler`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Of names and content, hexadecimal: the same sources give the same hash on every machine. */
  readonly hash: string;
  /** Absolute paths of the sources, the manifest among them: a change to one of them may change the bundle. */
  readonly inputs: ReadonlySet<string>;
  readonly metafile: Metafile;
}

export interface Bundler {
  /**
   * Builds, or builds again; instances of one function share the build.
   * @throws {BundleError} with every place that esbuild complains of
   */
  build(definition: FunctionDefinition): Promise<Bundle>;
  dispose(): Promise<void>;
}

type Context = BuildContext<ReturnType<typeof buildOptions>>;

export function createBundler(root: string): Bundler {
  const contexts = new Map<string, Promise<Context>>();
  const builds = new Map<string, Promise<Bundle>>();

  function contextOf({ entryFile, manifest }: FunctionDefinition): Promise<Context> {
    const key = `${manifest.runtime} ${entryFile}`;
    const known = contexts.get(key);
    if (known !== undefined) return known;
    const made = context(buildOptions(root, entryFile, manifest.runtime));
    contexts.set(key, made);
    return made;
  }

  async function rebuild(definition: FunctionDefinition): Promise<Bundle> {
    const { name, runtime } = definition.manifest;
    if (!isNodeRuntime(runtime)) {
      throw new BundleError(name, [
        `runtime: ${runtime} is deployed from an archive and does not run here; start the graph without this folder, or reach the function by its URL`,
      ]);
    }
    try {
      const { outputFiles, metafile } = await (await contextOf(definition)).rebuild();
      const code = await joinStartFiles({
        files: new Map(outputFiles.map(({ path, text }) => [basename(path), text])),
        metafile,
        banner: REQUIRE_BANNER,
        target: targetOf(runtime),
      });
      const files = new Map([...encode(code), ...(await readAssets(definition))]);
      const sources = Object.keys(metafile.inputs)
        .filter((input) => !input.startsWith(`${BUILTIN_NAMESPACE}:`))
        .map((input) => join(root, input));
      return {
        files,
        hash: hashFiles(files),
        inputs: new Set([...sources, definition.manifestFile]),
        metafile,
      };
    } catch (error) {
      if (!isBuildFailure(error)) throw error;
      throw new BundleError(name, error.errors.map(describe), { cause: error });
    }
  }

  return {
    build(definition) {
      const running = builds.get(definition.entryFile);
      if (running !== undefined) return running;
      const build = rebuild(definition).finally(() => builds.delete(definition.entryFile));
      builds.set(definition.entryFile, build);
      return build;
    },
    async dispose() {
      await Promise.all([...contexts.values()].map(async (made) => (await made).dispose()));
    },
  };
}

function encode(files: ReadonlyMap<string, string>): (readonly [string, Uint8Array])[] {
  return [...files].map(([name, text]) => [name, Buffer.from(text)] as const);
}

function hashFiles(files: Bundle['files']): string {
  const hash = createHash('sha256');
  for (const [name, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${name} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

function describe({ text, location }: BuildFailure['errors'][number]): string {
  return location === null ? text : `${location.file}:${location.line}:${location.column + 1} ${text}`;
}
