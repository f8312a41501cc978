import { existsSync, mkdirSync, readFileSync, renameSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes something once in a run of jest, by whichever test file asks first; the others wait for it.
 *
 * @param make - fills the folder
 * @returns the folder
 * @throws {Error} in every test file, when it cannot be made
 */
export async function oncePerRun(name: string, make: (folder: string) => void): Promise<string> {
  const shared = process.env.TEST_RUN_FOLDER;
  if (shared === undefined) {
    throw new Error('Run tests by npm run test:unit: it gives them a folder in common.');
  }
  const folder = join(shared, name);
  const done = join(folder, 'done');
  if (claim(folder))
    writeWhole(
      done,
      tryTo(() => make(folder)),
    );
  else await appears(folder, done);
  const problem = readFileSync(done, 'utf8');
  if (problem !== '') throw new Error(problem);
  return folder;
}

/** @returns what went wrong, if anything */
function tryTo(act: () => void): string {
  try {
    act();
    return '';
  } catch (error) {
    return String(error);
  }
}

/** Who waits for the file finds all of it. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}

function claim(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function appears(folder: string, file: string): Promise<void> {
  const watcher = watch(folder);
  try {
    await new Promise<void>((resolve) => {
      const check = () => existsSync(file) && resolve();
      watcher.on('change', check);
      check();
    });
  } finally {
    watcher.close();
  }
}
