import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Registry } from './registry.ts';

/** @param folder - made when the first graph is published */
export function folderRegistry(folder: string): Registry {
  const root = resolve(folder);
  return {
    location: pathToFileURL(root).href,
    read: (path) => readFile(join(root, path), 'utf8').catch(absentAs(undefined)),
    async write(path, text) {
      const file = join(root, path);
      await mkdir(dirname(file), { recursive: true });
      const scratch = `${file}.${randomUUID()}.tmp`;
      await writeFile(scratch, text);
      await rename(scratch, file);
    },
    async list(path) {
      const names = await readdir(join(root, path)).catch(absentAs<string[]>([]));
      return names.filter((name) => !name.endsWith('.tmp')).sort();
    },
  };
}

function absentAs<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return value;
    throw error;
  };
}
