import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { FunctionDefinition } from '@graphlets/platform/functions';
import { type BuildContext, type BuildFailure, context, type Metafile } from 'esbuild';
import { BundleError } from '../errors.ts';
import { buildOptions } from './buildOptions.ts';

/** A function's code, in memory. */
export interface Bundle {
  /** By file name; `main.mjs` exports `handler`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Of names and content, hexadecimal: the same sources give the same hash on every machine. */
  readonly hash: string;
  /** Absolute paths of the sources: a change to one of them changes the bundle. */
  readonly inputs: ReadonlySet<string>;
  readonly metafile: Metafile;
}

export interface Bundler {
  /**
   * Builds, or builds again; instances of one function share the build.
   * @throws {BundleError} with every place that esbuild complains of
   */
  build(definition: FunctionDefinition): Promise<Bundle>;
  /** Paths of the last build that worked, or the entry alone: what to look at for changes. */
  inputsOf(definition: FunctionDefinition): ReadonlySet<string>;
  dispose(): Promise<void>;
}

type Context = BuildContext<ReturnType<typeof buildOptions>>;

export function createBundler(root: string): Bundler {
  const contexts = new Map<string, Promise<Context>>();
  const builds = new Map<string, Promise<Bundle>>();
  const inputs = new Map<string, ReadonlySet<string>>();

  function contextOf({ entryFile, manifest }: FunctionDefinition): Promise<Context> {
    const key = `${manifest.runtime} ${entryFile}`;
    const known = contexts.get(key);
    if (known !== undefined) return known;
    const made = context(buildOptions(root, entryFile, manifest.runtime));
    contexts.set(key, made);
    return made;
  }

  async function rebuild(definition: FunctionDefinition): Promise<Bundle> {
    try {
      const { outputFiles, metafile } = await (await contextOf(definition)).rebuild();
      const files = [...outputFiles, ...readAssets(definition)];
      const bundle: Bundle = {
        files: new Map(files.map(({ path, contents }) => [basename(path), contents])),
        hash: hashFiles(files),
        inputs: new Set(Object.keys(metafile.inputs).map((input) => join(root, input))),
        metafile,
      };
      inputs.set(definition.entryFile, bundle.inputs);
      return bundle;
    } catch (error) {
      if (!isBuildFailure(error)) throw error;
      throw new BundleError(definition.manifest.name, error.errors.map(describe), { cause: error });
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
    inputsOf: ({ entryFile }) => inputs.get(entryFile) ?? new Set([entryFile]),
    async dispose() {
      await Promise.all([...contexts.values()].map(async (made) => (await made).dispose()));
    },
  };
}

/** @throws when a package of the manifest's `assets` is not installed */
function readAssets({ manifest, manifestFile }: FunctionDefinition) {
  const require = createRequire(manifestFile);
  return Object.entries(manifest.assets).map(([path, from]) => ({
    path,
    contents: readFileSync(require.resolve(from)),
  }));
}

function hashFiles(files: readonly { readonly path: string; readonly contents: Uint8Array }[]): string {
  const hash = createHash('sha256');
  for (const { path, contents } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${basename(path)} ${contents.length}\n`).update(contents);
  }
  return hash.digest('hex');
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

function describe({ text, location }: BuildFailure['errors'][number]): string {
  return location === null ? text : `${location.file}:${location.line}:${location.column + 1} ${text}`;
}
