import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundle } from './bundler.ts';

export interface WriteOptions {
  /**
   * Remove what is not of this bundle. Not while environments run from the folder: they may still load a part
   * of the code that they started with.
   */
  readonly removeOthers: boolean;
}

/** Puts a bundle into a folder; a file that is there already with this content is not touched. */
export async function writeBundle(bundle: Bundle, folder: string, options: WriteOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  // The entry last: whoever reads it finds the parts that it imports.
  const names = [...bundle.files.keys()].sort((a, b) => Number(a === 'main.mjs') - Number(b === 'main.mjs'));
  for (const name of names)
    await writeFileOnce(join(folder, name), bundle.files.get(name) ?? new Uint8Array());
  if (!options.removeOthers) return;
  const others = (await readdir(folder)).filter((name) => !bundle.files.has(name));
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

async function writeFileOnce(file: string, content: Uint8Array): Promise<void> {
  const present = await readFile(file).catch(() => undefined);
  if (present?.equals(content)) return;
  const scratch = `${file}.${process.pid}.tmp`;
  await writeFile(scratch, content);
  await rename(scratch, file);
}
