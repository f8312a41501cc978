import { chooseGraphlets } from './chooseGraphlets.ts';
import { parseSuiteOptions } from './suiteOptions.ts';
import { readReport, summarize } from './suiteReport.ts';

const both = ['engine', 'graphlet'] as const;
const parse = (text: string) =>
  parseSuiteOptions(
    text.split(' ').filter((part) => part !== ''),
    both,
  );

describe('the command line of a suite', () => {
  it('chooses this machine by default', () => {
    expect(parse('')).toEqual({
      choice: { kind: 'local', engine: undefined },
      graphlet: undefined,
      isJson: false,
      isHelp: false,
    });
  });

  it.each([
    ['--target local --engine compiled', { kind: 'local', engine: 'compiled' }],
    ['--endpoint http://localhost:4000', { kind: 'http', endpoint: 'http://localhost:4000' }],
    ['--function gateway --json', { kind: 'lambda', functionName: 'gateway' }],
  ])('takes %s', (text, choice) => {
    expect(parse(text).choice).toEqual(choice);
  });

  it.each([
    ['--target cloud', '--target must be "local", not "cloud"'],
    ['--endpoint http://a --function b', '--endpoint and --function exclude each other'],
    ['--endpoint a', 'must be an http(s) URL, not "a"'],
    ['--endpoint http://a --engine apollo', '--engine is for the local target'],
    ['--engine fast', 'must be "apollo" or "compiled", not "fast"'],
    ['--fast', "Unknown option '--fast'"],
  ])('refuses %s', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });

  it('refuses an option of the other suite', () => {
    expect(() => parseSuiteOptions(['--graphlet', 'titles'], ['engine'])).toThrow(
      'Unknown option --graphlet.',
    );
  });
});

describe('the choice of graphlets', () => {
  const known = ['credits', 'ratings'];
  const local = { kind: 'local', engine: undefined } as const;

  it.each([
    ['all on this machine', undefined, local, known],
    ['all of a stack', undefined, { kind: 'http', endpoint: 'http://localhost:4000/' } as const, known],
    ['the one asked for', 'ratings', local, ['ratings']],
    [
      'the one with the name of the function',
      undefined,
      { kind: 'lambda', functionName: 'credits' } as const,
      ['credits'],
    ],
    [
      'the one that a function is said to be',
      'ratings',
      { kind: 'lambda', functionName: 'prod-7' } as const,
      ['ratings'],
    ],
  ])('is %s', (_what, asked, choice, chosen) => {
    expect(chooseGraphlets(known, asked, choice)).toEqual(chosen);
  });

  it('is refused when there is no such graphlet', () => {
    expect(() => chooseGraphlets(known, 'rating', local)).toThrow(
      'There is no graphlet "rating"; there are credits, ratings.',
    );
  });

  it.each([
    { kind: 'lambda', functionName: 'prod-7' } as const,
    { kind: 'http', endpoint: 'https://abc.example/url' } as const,
  ])('is refused when a target could be any of them: %j', (choice) => {
    expect(() => chooseGraphlets(known, undefined, choice)).toThrow('say by --graphlet which graphlet it is');
  });
});

describe('the report of a suite', () => {
  const test = (fullName: string, status: string, failureMessages: readonly string[] = []) => ({
    fullName,
    status,
    duration: 3,
    failureMessages,
  });

  it('counts what passed, failed and was skipped', () => {
    const assertionResults = [test('a', 'passed'), test('b', 'failed', ['no']), test('c', 'pending')];
    const report = readReport(
      { testResults: [{ name: 'x.test.ts', status: 'failed', message: '', assertionResults }] },
      false,
    );
    expect(report).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      ok: false,
      tests: [
        { name: 'a', status: 'passed', durationMs: 3 },
        { name: 'b', status: 'failed', durationMs: 3, messages: ['no'] },
        { name: 'c', status: 'skipped', durationMs: 3 },
      ],
    });
    expect(summarize('suite', report)).toBe('suite: 1 passed, 1 failed, 1 skipped');
  });

  it('counts a file that does not load as failed', () => {
    const testResults = [{ name: 'x.test.ts', status: 'failed', message: 'syntax', assertionResults: [] }];
    expect(readReport({ testResults }, false)).toMatchObject({ passed: 0, failed: 1, ok: false });
  });
});
