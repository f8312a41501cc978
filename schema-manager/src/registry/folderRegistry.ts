import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { registryChanged } from '../errors.ts';
import type { Registry, TaggedText } from './registry.ts';

/** @param folder - made when the first graph is published */
export function folderRegistry(folder: string): Registry {
  const root = resolve(folder);
  const location = pathToFileURL(root).href;

  async function read(path: string): Promise<TaggedText | undefined> {
    const text = await readFile(join(root, path), 'utf8').catch(absentAs(undefined));
    return text === undefined ? undefined : { text, tag: createHash('sha256').update(text).digest('hex') };
  }

  async function write(path: string, text: string): Promise<void> {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    const scratch = `${file}.${randomUUID()}.tmp`;
    await writeFile(scratch, text);
    await rename(scratch, file);
  }

  return {
    location,
    read,
    write,
    // A folder is one machine's: between the check and the write there is a moment, which a bucket has not.
    async replace(path, text, tag) {
      if ((await read(path))?.tag !== tag) throw registryChanged(location, path);
      await write(path, text);
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
