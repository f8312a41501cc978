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

  it('does not hide what nobody expected', async () => {
    await expect(end(fail(new RangeError('bug')))).rejects.toThrow(RangeError);
  });
});
