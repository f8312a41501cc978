import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const run = (script: string, option: string) =>
  spawnSync(process.execPath, [join(import.meta.dirname, script), option], { encoding: 'utf8' });

describe.each(['test.ts', 'types.ts', 'codegen.ts'])('scripts/%s', (script) => {
  it('says what it does, and does nothing', () => {
    expect(run(script, '--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: npm /) });
  });

  it('refuses an option that it does not know', () => {
    expect(run(script, '--wrong')).toMatchObject({
      status: 2,
      stderr: 'There is no option --wrong. See --help.\n',
    });
  });
});
