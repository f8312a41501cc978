import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ConfigError, UsageError } from '../errors.ts';
import { parseDuration } from './durations.ts';
import { parseWhole } from './numbers.ts';
import { parseArguments } from './parseArguments.ts';
import { runCommand } from './runCommand.ts';

const options = { seed: { type: 'string' } } as const;

describe('the command line', () => {
  it('is read as Node reads it', () => {
    expect({ ...parseArguments({ args: ['--seed', 'a'], options }).values }).toEqual({ seed: 'a' });
  });

  it.each([
    [['--sed', 'a'], "Unknown option '--sed'"],
    [['--seed'], "Option '--seed <value>' argument missing"],
    [['a'], 'This command does not take positional arguments'],
  ])('refuses %j and says where help is', (args, message) => {
    expect(() => parseArguments({ args, options })).toThrow(UsageError);
    expect(() => parseArguments({ args, options })).toThrow(message);
    expect(() => parseArguments({ args, options })).toThrow(/ See --help\.$/);
  });

  it('gives no advice that npm would make wrong', () => {
    expect(() => parseArguments({ args: ['--sed'], options, allowPositionals: true })).toThrow(
      /Unknown option '--sed'\. See --help\.$/,
    );
  });

  it.each([
    ['', '--graphs takes a number from 0, not "".'],
    ['-1', '--graphs takes a number from 0, not "-1".'],
    ['ten', '--graphs takes a number from 0, not "ten".'],
    ['1.5', '--graphs takes a whole number, not "1.5".'],
  ])('refuses %j as a count', (text, message) => {
    expect(() => parseWhole('--graphs', text, 0)).toThrow(message);
  });

  it.each([
    ['250ms', 250],
    ['90s', 90_000],
    ['1.5m', 90_000],
    ['1m30s', 90_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
  ])('reads %s as a time', (text, durationMs) => {
    expect(parseDuration('--every', text)).toBe(durationMs);
  });

  it.each(['', '5', 's', '1m 30s', '-1s', 'ever'])('refuses %j as a time', (text) => {
    expect(() => parseDuration('--every', text)).toThrow(
      `--every takes a time such as 30s, 5m or 1m30s, not "${text}".`,
    );
  });
});

describe('a command', () => {
  const { exitCode } = process;
  const { error: printError } = console;
  let written: string[];
  beforeEach(() => {
    written = [];
    console.error = (text) => written.push(text);
  });
  afterEach(() => {
    process.exitCode = exitCode;
    console.error = printError;
  });

  /** What it comes to: exit code and what was said. */
  async function end(command: () => number): Promise<readonly [unknown, ...string[]]> {
    await runCommand(command, [ConfigError]);
    return [process.exitCode, ...written];
  }
  const fail = (error: Error) => () => {
    throw error;
  };

  it('ends with the code that it gives', async () => {
    expect(await end(() => 3)).toEqual([3]);
  });

  it('tells a wrong command line from what else the user can mend', async () => {
    expect(await end(fail(new UsageError('No such option.')))).toEqual([2, 'No such option.']);
    written = [];
    expect(await end(fail(new ConfigError('a.json', ['b: missing'])))).toEqual([
      1,
      'a.json:\n  - b: missing',
    ]);
  });

  it.each([
    [
      Object.assign(new Error("ENOENT: no such file or directory, open '/no/file'"), {
        code: 'ENOENT',
        syscall: 'open',
      }),
      "ENOENT: no such file or directory, open '/no/file'.",
    ],
    [
      Object.assign(new Error('Could not load ...'), { name: 'CredentialsProviderError' }),
      'There are no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    ],
    [new Error('Region is missing'), 'There is no AWS region: set AWS_REGION.'],
    [
      Object.assign(new Error('Not yours.'), { name: 'AccessDenied', $metadata: {} }),
      'AWS refuses: AccessDenied: Not yours.',
    ],
  ])('tells what the machine or AWS refuses', async (error, message) => {
    expect(await end(fail(error))).toEqual([1, message]);
  });

  it('ends when nobody reads any further', () => {
    const program = join(import.meta.dirname, 'runCommand.ts');
    const script = `import { runCommand } from ${JSON.stringify(program)};
      await runCommand(() => { for (let i = 0; i < 1e5; i++) process.stdout.write('a line of text\\n'); return 0; });`;
    const pipe = '"$0" --input-type=module -e "$1" | head -n 1';
    const { stdout, stderr } = spawnSync('sh', ['-c', pipe, process.execPath, script], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: 'a line of text\n', stderr: '' });
  });

  it('does not hide what nobody expected', async () => {
    await expect(end(fail(new RangeError('bug')))).rejects.toThrow(RangeError);
  });
});
