import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-child-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that runs another and tells that one's exit code by its own. */
function start(code: string) {
  const runChild = pathToFileURL(join(import.meta.dirname, 'runChild.ts'));
  const file = join(folder, 'parent.mjs');
  writeFileSync(
    file,
    `import { runChild } from ${JSON.stringify(runChild)};
process.exit(await runChild(['-e', ${JSON.stringify(code)}]));`,
  );
  return spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
}

describe('a program that runs another', () => {
  it('ends with its exit code', async () => {
    expect(await once(start('process.exit(3)'), 'exit')).toEqual([3, null]);
  });

  it('ends it when it is ended itself', async () => {
    const parent = start(
      'process.on("SIGTERM", () => process.exit(7)); console.log("ready"); setInterval(() => {}, 1e6)',
    );
    await once(parent.stdout, 'data');
    parent.kill('SIGTERM');
    expect(await once(parent, 'exit')).toEqual([7, null]);
  });
});
