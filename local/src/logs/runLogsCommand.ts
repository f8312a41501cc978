import { readDuration } from '@graphlets/platform/commandLine/durations';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { UsageError } from '@graphlets/platform/errors';
import { parseQuery } from './insights/parseQuery.ts';
import { QueryError } from './insights/queryError.ts';
import { runQuery } from './insights/runQuery.ts';
import { insightsEvent } from './insightsEvent.ts';
import { isMetric, type LogRecord } from './logRecord.ts';
import { metricLine } from './metricText.ts';
import { readNamedQueries } from './namedQueries.ts';
import { prettyLine } from './prettyLine.ts';
import { readLogFiles } from './readLogFiles.ts';
import { textTable } from './textTable.ts';

export interface LogsCommand {
  readonly logFolder: string;
  readonly queryFolder: string;
  readonly nowMs: number;
  readonly isColoured: boolean;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
}

const USAGE = `Usage: npm run logs -- QUERY [options]
       npm run logs -- --request ID

Asks the logs of the local stack (.local/logs), while it runs or after.

QUERY is the name of a query, or one in the language of CloudWatch Logs Insights:
  npm run logs -- slowest-operations
  npm run logs -- 'filter level = "error" | stats count(*) by message, function'

Options
  --request ID     every line of one request, of all functions
  --since TIME     only the last 30s, 15m, 2h (default: all that is kept)
  --function NAME  only this function's lines
  --json           the result as JSON; lines of a request as JSON lines
  --help           this text

Queries (infra/queries; CDK saves them in CloudWatch)`;

/** Of a wrong use, and of nothing found to ask. */
const WRONG_USE = 2;
const NOTHING_FOUND = 1;

/** @returns the exit code */
export function runLogsCommand(args: readonly string[], command: LogsCommand): number {
  try {
    return run(args, command);
  } catch (error) {
    if (error instanceof QueryError) command.printError(`${error.message} See --help.`);
    else if (error instanceof UsageError) command.printError(error.message);
    else throw error;
    return WRONG_USE;
  }
}

function run(args: readonly string[], command: LogsCommand): number {
  const { values, positionals } = parseArguments({
    args: [...args],
    allowPositionals: true,
    options: {
      request: { type: 'string' },
      since: { type: 'string' },
      function: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const named = readNamedQueries(command.queryFolder);
  if (values.help) {
    const width = Math.max(...named.map(({ name }) => name.length));
    const list = named.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`);
    command.print([USAGE, ...list].join('\n'));
    return 0;
  }
  const [query] = positionals;
  if ((query === undefined) === (values.request === undefined) || positionals.length > 1) {
    throw new QueryError('Give one query (in quotes), or --request ID.');
  }
  const found = readLogFiles(command.logFolder);
  if (found === undefined) {
    command.printError(
      `There are no logs in ${command.logFolder}. Start the stack (npm start) and ask it something.`,
    );
    return NOTHING_FOUND;
  }
  const sinceMs = command.nowMs - readPeriod(values.since);
  const records = choose(found, (record) => {
    if (values.function !== undefined && record.function !== values.function) return false;
    return values.since === undefined || Date.parse(record.time) >= sinceMs;
  });
  if (query === undefined) return printRequest(values.request ?? '', records, values.json, command);

  const text = named.find(({ name }) => name === query)?.text ?? query;
  if (/^[\w-]+$/.test(text)) {
    throw new QueryError(
      `There is no query "${text}"; there are ${named.map(({ name }) => name).join(', ')}.`,
    );
  }
  const result = runQuery(parseQuery(text), lookups(records));
  if (values.json) {
    const rows = result.rows.map((row) =>
      Object.fromEntries(result.columns.map((name, column) => [name, row[column] ?? null])),
    );
    command.print(JSON.stringify(rows, undefined, 2));
  } else {
    command.print(result.rows.length === 0 ? 'Nothing fits.' : textTable(result));
  }
  return 0;
}

function printRequest(
  requestId: string,
  records: Iterable<LogRecord>,
  isJson: boolean,
  { print, printError, isColoured }: LogsCommand,
): number {
  const lines = [
    ...choose(records, (record) => record.requestId === requestId || record.lambdaRequestId === requestId),
  ];
  if (lines.length === 0) {
    printError(
      `No line of request "${requestId}". Its id is the answer's header x-request-id; old lines are dropped.`,
    );
    return NOTHING_FOUND;
  }
  lines.sort((a, b) => (a.time < b.time ? -1 : Number(a.time !== b.time)));
  for (const line of lines) {
    const shown = isMetric(line) ? metricLine(line) : line;
    print(isJson ? JSON.stringify(line) : prettyLine(shown, isColoured));
  }
  return 0;
}

/** @throws {QueryError} */
function readPeriod(text: string | undefined): number {
  if (text === undefined) return 0;
  const periodMs = readDuration(text);
  if (periodMs === undefined) {
    throw new QueryError(`--since takes a time like 30s, 15m or 2h, not "${text}".`);
  }
  return periodMs;
}

function* choose(records: Iterable<LogRecord>, fits: (record: LogRecord) => boolean): Generator<LogRecord> {
  for (const record of records) if (fits(record)) yield record;
}

function* lookups(records: Iterable<LogRecord>) {
  for (const record of records) yield insightsEvent(record);
}
