import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LoadError } from '../errors.ts';
import { sources } from '../sources/index.ts';
import type { Source } from '../sources/source.ts';

export interface FoundFile {
  readonly source: Source;
  readonly file: string;
}

/**
 * Files of a folder that can be loaded, `<name>.tsv.gz` before `<name>.tsv`.
 *
 * @param only - names of sources; each must be there
 * @throws {LoadError} when there is none, or one of `only` is missing
 */
export function findFiles(folder: string, only?: readonly string[]): readonly FoundFile[] {
  const known = sources.map(({ name }) => name);
  for (const name of only ?? []) {
    if (!known.includes(name)) throw new LoadError(`--only ${name}: known are ${known.join(', ')}.`);
  }
  const found = sources
    .filter(({ name }) => only?.includes(name) ?? true)
    .flatMap((source) => {
      const file = [`${source.name}.tsv.gz`, `${source.name}.tsv`]
        .map((name) => join(folder, name))
        .find((path) => existsSync(path));
      if (file === undefined && only !== undefined) {
        throw new LoadError(`There is no ${source.name}.tsv.gz or .tsv in ${folder}.`);
      }
      return file === undefined ? [] : [{ source, file }];
    });
  if (found.length === 0) {
    throw new LoadError(
      `There is nothing to load in ${folder}: it needs files named ${known.map((name) => `${name}.tsv.gz`).join(', ')}.`,
    );
  }
  return found;
}
