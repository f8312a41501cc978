import { ConfigError, UsageError } from '../errors.ts';
import { parseArguments, parseCount } from './parseArguments.ts';
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

  it.each(['', '-1', '1.5', '1e3', 'ten'])('refuses %j as a count', (text) => {
    expect(() => parseCount('--graphs', text)).toThrow(`--graphs takes a whole number, not "${text}".`);
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
