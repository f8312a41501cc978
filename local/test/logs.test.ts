import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLogFile } from '../src/logs/logFile.ts';
import { runLogsCommand } from '../src/logs/runLogsCommand.ts';
import { startBusyStack } from './console/busyStack.ts';

const queryFolder = join(import.meta.dirname, '..', '..', 'infra', 'queries');
const logFolder = mkdtempSync(join(tmpdir(), 'logs-command-'));
let nowMs = 0;

/** Twenty requests in twenty seconds: one in four a chart, one in ten out of time, the first on cold functions. */
beforeAll(async () => {
  const file = openLogFile(logFolder);
  const stack = await startBusyStack((record) => file.write(`${JSON.stringify(record)}\n`));
  for (let second = 0; second < 20; second++) {
    stack.request({
      id: `r-${second}`,
      isCold: second === 0,
      ...(second % 10 === 5 && { status: 'timeout' }),
      ...(second % 4 === 3 && { operation: 'Chart', namesMs: 5 }),
    });
    stack.clock.advance(1_000);
  }
  nowMs = stack.clock.now();
  file.close();
  await stack.console.close();
});
afterAll(() => rmSync(logFolder, { recursive: true }));

function run(...args: readonly string[]) {
  const said: string[] = [];
  const code = runLogsCommand(args, {
    logFolder,
    queryFolder,
    nowMs,
    isColoured: false,
    print: (text) => said.push(text),
    printError: (text) => said.push(text),
  });
  return { code, said: said.join('\n') };
}
const rowsOf = (...args: readonly string[]) => JSON.parse(run(...args, '--json').said);

describe('npm run logs', () => {
  it('knows the slowest operations', () => {
    expect(rowsOf('slowest-operations')).toMatchObject([
      { operationName: 'Film', requests: 15, p50Ms: 38, p99Ms: 38, withErrors: 1, example: 'r-18' },
      { operationName: 'Chart', requests: 5, p99Ms: 23, withErrors: 1 },
    ]);
  });

  it('knows the errors of each graphlet', () => {
    expect(rowsOf('errors-by-graphlet')).toMatchObject([
      { Graphlet: 'names', calls: 20, errors: 2, timeouts: 2, throttles: null, p99Ms: 20 },
      { Graphlet: 'titles', calls: 20, errors: null },
    ]);
  });

  it('knows time-outs from a want of memory', () => {
    expect(rowsOf('timeouts-and-memory')).toMatchObject([
      { '@log': '/graphlets/local/names', lambdaTimeouts: 2, outOfMemory: 0, mostMemoryPercent: 17.578125 },
      { lambdaTimeouts: 0 },
      { lambdaTimeouts: 0 },
    ]);
  });

  it('knows the cold starts of each function', () => {
    const row = { coldStarts: 1, invocations: 20, percent: 5, averageMs: 150 };
    expect(rowsOf('cold-starts')).toMatchObject([row, row, row]);
  });

  it('knows what operations cost', () => {
    expect(rowsOf('cost-by-operation')).toEqual([
      { operationName: 'Film', requests: 15, gatewayMs: 570, graphletMs: 480, paidMs: 1_050 },
      { operationName: 'Chart', requests: 5, gatewayMs: 115, graphletMs: 85, paidMs: 200 },
    ]);
  });

  it('answers any query, as a table', () => {
    expect(run('filter type = "traffic" | stats count(*) as n, max(durationMs) by operationName').said).toBe(
      [
        'operationName   n  max(durationMs)',
        '-------------  --  ---------------',
        'Film           15               38',
        'Chart           5               23',
      ].join('\n'),
    );
  });

  it.each(runbookQueries())('understands the query of the runbook %s', (_, query) => {
    expect(run(query)).toMatchObject({ code: 0 });
  });

  it('looks only at the time and the function that it is told', () => {
    expect(rowsOf('stats count(*) as n', '--function', 'titles', '--since', '10s')).toEqual([{ n: 30 }]);
  });

  it('shows every line of a request, of all functions, by either id', () => {
    const { code, said } = run('--request', 'r-5');
    expect([code, said.split('\n').length]).toEqual([0, 12]);
    expect(said).toMatch(/names +invocation failed: Sandbox.Timedout/);
    expect(said).toMatch(/GraphletCallCount 1, GraphletLatencyMs 20, .* \(names\) requestId=r-5$/m);
    expect(run('--request', 'r-5-names').said).toMatch(/lambdaRequestId=r-5-names/);
    expect(
      run('--request', 'r-5', '--json')
        .said.split('\n')
        .map((line) => JSON.parse(line).requestId),
    ).toEqual(Array(12).fill('r-5'));
  });

  it.each([
    [[], 2, 'Give one query (in quotes), or --request ID.'],
    [['slow'], 2, 'There is no query "slow"; there are cold-starts, cost-by-operation'],
    [['filter'], 2, 'There is no query "filter"'],
    [['filter a ='], 2, 'The query ends too early.'],
    [['cold-starts', '--since', 'ever'], 2, '--since takes a time like 30s, 15m or 2h, not "ever".'],
    [['--wrong'], 2, "Unknown option '--wrong'"],
    [['--request', 'nobody'], 1, 'No line of request "nobody".'],
    [['--help'], 0, '  slowest-operations   Which operations are slow'],
  ] as const)('says what is wrong with %j', (args, code, message) => {
    expect(run(...args)).toEqual({ code, said: expect.stringContaining(message) });
  });

  it('says how to get logs where there are none', () => {
    const said: string[] = [];
    const command = { logFolder: join(logFolder, 'none'), queryFolder, nowMs, isColoured: false };
    const print = (text: string) => said.push(text);
    expect(runLogsCommand(['cold-starts'], { ...command, print, printError: print })).toBe(1);
    expect(said[0]).toMatch(/^There are no logs in .*npm start/);
  });
});

function runbookQueries(): [string, string][] {
  const folder = join(import.meta.dirname, '..', '..', 'docs', 'runbooks');
  return readdirSync(folder).flatMap((file) => {
    const blocks = readFileSync(join(folder, file), 'utf8').matchAll(/^```\n(fields [^`]*)^```$/gm);
    return [...blocks].map(([, query = '']): [string, string] => [file, query]);
  });
}
