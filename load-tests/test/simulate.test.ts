import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const cli = join(import.meta.dirname, '../src/cli/simulate.ts');
const measured = join(import.meta.dirname, '../sample/measured.json');
const simulate = (...args: readonly string[]) =>
  spawnSync(process.execPath, [cli, '--measured', measured, '--duration', '10s', ...args], {
    encoding: 'utf8',
  });

describe('npm run simulate', () => {
  it('predicts throttles, and an account limit under which there are none', () => {
    const args = ['--tps', '500', '--pacing', 'constant', '--json'];
    const tight = JSON.parse(simulate(...args, '--account-limit', '20').stdout);
    expect(tight.forecast.requests).toBe(5_000);
    expect(tight.forecast.throttledRequests).toBeGreaterThan(0);
    expect(tight.accounts.length).toBeGreaterThan(1);
    const enough = JSON.parse(simulate(...args, '--account-limit', String(tight.neededAccountLimit)).stdout);
    expect(enough.forecast).toMatchObject({ throttles: 0, throttledRequests: 0, incompleteRequests: 0 });
  });

  it.each([
    [['--scaling', 'other'], /^--scaling takes per-function or burst-pool/],
    [['--reserved', '=5'], /^--reserved takes NAME=N/],
    [['--reserved', 'titles'], /^--reserved takes NAME=N/],
    [['--provisioned', 'titels=5'], /^--provisioned: there is no function "titels"; there are .*titles/],
    [['--measured', '/nowhere'], /^\/nowhere cannot be read/],
  ])('%j is told in one line', (args, message) => {
    const { status, stderr } = simulate(...args);
    expect(stderr.trim()).toMatch(message);
    expect([status, stderr.trim().split('\n').length]).toEqual([2, 1]);
  });
});
