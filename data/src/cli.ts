// `npm run load`: see --help.
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { callerPath } from '@graphlets/platform/commandLine/callerPath';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { createProgressBar } from '@graphlets/platform/commandLine/progressBar';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { UsageError } from '@graphlets/platform/errors';
import { LoadError } from './errors.ts';
import { findFiles } from './load/findFiles.ts';
import { loadFile } from './load/loadFile.ts';
import { sampleFolder } from './loadSample.ts';
import { ensureTable } from './tables.ts';

const USAGE = `Usage: npm run load -- [options]

Loads IMDb's files (title.basics, name.basics, title.principals, title.ratings; .tsv or .tsv.gz, from
https://datasets.imdbws.com) and reviews, awards, charts of our own into the graphlets' tables.
Ctrl-C interrupts; the same command goes on where it was.

Options
  --dir DIR            folder with the files (default: the sample)
  --only A,B           only these files, by their names without ending
  --endpoint URL       of DynamoDB (default: AWS_ENDPOINT_URL_DYNAMODB, else http://127.0.0.1:4002)
  --table-prefix TEXT  before every table's name
  --create-tables      create tables that are not there
  --limit N            rows of each file at most
  --bad-rows FILE      write rows that cannot be loaded there: file, line, reason
  --restart            forget how far an interrupted load was
  --json               the result as JSON
  --help               this text`;

/** As a shell says of Ctrl-C. */
const INTERRUPTED = 130;

const options = {
  dir: { type: 'string', default: sampleFolder },
  only: { type: 'string' },
  endpoint: { type: 'string', default: process.env.AWS_ENDPOINT_URL_DYNAMODB ?? 'http://127.0.0.1:4002' },
  'table-prefix': { type: 'string', default: '' },
  'create-tables': { type: 'boolean', default: false },
  limit: { type: 'string' },
  'bad-rows': { type: 'string' },
  restart: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

await runCommand(
  async (args) => {
    const { values } = parseArguments({ args: [...args], options });
    if (!values.help) return load(values);
    console.log(USAGE);
    return 0;
  },
  [LoadError],
);

async function load(
  values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'],
): Promise<number> {
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  if (limit !== undefined && !(limit > 0)) throw new UsageError('--limit takes a number above 0.');
  const files = findFiles(callerPath(values.dir), values.only?.split(','));
  if (!/^https?:\/\//.test(values.endpoint) || !URL.canParse(values.endpoint)) {
    throw new UsageError(`--endpoint takes a URL such as http://127.0.0.1:4002, not "${values.endpoint}".`);
  }
  const client = connect(values.endpoint);
  const badRowsPath = callerPath(values['bad-rows']);
  const badRowsFile = badRowsPath === undefined ? undefined : openSync(badRowsPath, 'w');
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const results: Record<string, unknown> = {};
  let exitCode = 0;
  for (const { source, file } of files) {
    const table = `${values['table-prefix']}${source.table}`;
    if (values['create-tables']) await ensureTable(client, table);
    const checkpointFile = join('.local', 'load', `${table}-${source.name}.json`);
    const bar = createProgressBar(process.stderr);
    const startedMs = performance.now();
    const firstBad: string[] = [];
    const result = await loadFile({
      client,
      source,
      file,
      table,
      checkpointFile,
      isRestarted: values.restart,
      limit,
      signal: stop.signal,
      onProgress: ({ bytesRead, bytesTotal, rows, badRows }) =>
        bar.show(
          bytesTotal === 0 ? 1 : Math.min(1, bytesRead / bytesTotal),
          `${source.name}: ${rows} rows, ${badRows} bad`,
        ),
      onBadRow(line, reason) {
        if (firstBad.length < 5) firstBad.push(`  ${file}:${line} ${reason}`);
        if (badRowsFile !== undefined) writeSync(badRowsFile, `${file}\t${line}\t${reason}\n`);
      },
    });
    bar.clear();
    const { rows, items, badRows } = result;
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
    console.error(
      `${source.name.padEnd(18)} ${rows} rows, ${items} items, ${badRows} bad rows in ${seconds} s`,
    );
    for (const text of firstBad) console.error(text);
    results[source.name] = result;
    if (!result.isComplete) {
      console.error('Interrupted. The same command goes on from here.');
      exitCode = INTERRUPTED;
      break;
    }
  }
  client.destroy();
  if (values.json) console.log(JSON.stringify(results));
  return exitCode;
}

function connect(endpoint: string): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint,
      region: process.env.AWS_REGION ?? 'us-east-1',
      // A local database takes any; the SDK insists on some.
      ...(/\/\/(localhost|127\.)/.test(endpoint) && {
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      }),
    }),
  );
}
