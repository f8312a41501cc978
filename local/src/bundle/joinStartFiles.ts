import { basename } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { OUTPUT } from './buildOptions.ts';
import { filesAtStart } from './filesAtStart.ts';

/** What takes the place of the small files at start. */
const START = 'start.mjs';
const MAIN = 'main.mjs';

export interface JoinOptions {
  /** By file name. */
  readonly files: ReadonlyMap<string, string>;
  readonly metafile: Metafile;
  /** First line of every file. */
  readonly banner: string;
  readonly target: string;
}

/**
 * Puts into one file what is loaded at start besides the entry. What the entry has in common with one file or another that is
 * loaded later is a file of its own for each combination, and each costs a third of a millisecond at a cold start. Where a
 * later file asks for one of them, it is there still and hands on what is in the one.
 *
 * @returns all files; the same when there is nothing to join
 */
export async function joinStartFiles({
  files,
  metafile,
  banner,
  target,
}: JoinOptions): Promise<ReadonlyMap<string, string>> {
  const joined = [...filesAtStart(metafile)].map((path) => basename(path)).filter((name) => name !== MAIN);
  if (joined.length < 2) return files;
  const exportsOf = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output.exports]),
  );
  const nameIn = (file: string, name: string) => `f${joined.indexOf(file)}_${name}`;
  const exportsList = (file: string, write: (name: string) => string) =>
    `{${(exportsOf.get(file) ?? []).map(write).join()}}`;
  const codeOf = (file: string) => (files.get(file) ?? '').slice(banner.length + 1);
  /** What stands where a joined file stood. */
  const handOn = (file: string) =>
    `export${exportsList(file, (name) => `${nameIn(file, name)} as ${name}`)}from"./${START}";\n`;
  const options = { banner, target };

  const start = await rebuild(
    joined
      .map(
        (file) => `export${exportsList(file, (name) => `${name} as ${nameIn(file, name)}`)}from"./${file}";`,
      )
      .join('\n'),
    (file) => (joined.includes(file) ? codeOf(file) : undefined),
    options,
  );
  const main = await rebuild(
    codeOf(MAIN),
    (file) => (joined.includes(file) ? handOn(file) : undefined),
    options,
  );

  const later = [...files].filter(([name]) => name !== MAIN && !joined.includes(name));
  const isAskedFor = (file: string) => later.some(([, code]) => code.includes(`"./${file}"`));
  return new Map([
    [MAIN, main],
    [START, start],
    ...joined.filter(isAskedFor).map((file) => [file, handOn(file)] as const),
    ...later,
  ]);
}

/** @param codeOf - of a file that belongs to it; undefined for one that stays where it is */
async function rebuild(
  contents: string,
  codeOf: (file: string) => string | undefined,
  { banner, target }: Pick<JoinOptions, 'banner' | 'target'>,
): Promise<string> {
  const inMemory: Plugin = {
    name: 'in-memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ path }) =>
        codeOf(basename(path)) === undefined ? { path, external: true } : { path, namespace: 'output' },
      );
      onLoad({ filter: /.*/, namespace: 'output' }, ({ path }) => ({
        contents: codeOf(basename(path)) ?? '',
      }));
    },
  };
  const { outputFiles } = await build({
    ...OUTPUT,
    stdin: { contents, loader: 'js' },
    target,
    banner: { js: banner },
    plugins: [inMemory],
  });
  return outputFiles[0]?.text ?? '';
}
