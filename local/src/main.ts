// `npm start`: the whole stack on this machine.
import { join } from 'node:path';
import { parseArguments } from '@graphlets/platform/commandLine/parseArguments';
import { ConfigError } from '@graphlets/platform/errors';
import { closeOnSignal } from './closeOnSignal.ts';
import { PortTakenError, StackStartError } from './errors.ts';
import { openLogFile } from './logs/logFile.ts';
import { createLogOutput } from './logs/logOutput.ts';
import { readyRecord, readyText } from './readyText.ts';
import { startStack } from './stack.ts';
import { parseStackConfig } from './stackConfig.ts';

const USAGE = `Usage: npm start -- [options]

Starts the gateway, every graphlet, a DynamoDB with sample data and a Lambda service on this machine.

Options
  --json       log as JSON lines, also in a terminal
  --quiet      log warnings and errors only
  --verbose    log cold starts and reports of every invocation as well
  --no-watch   do not follow changes of the sources
  --help       this text

Environment
  PORT                       GraphQL over HTTP (default 4000)
  LAMBDA_PORT                the Lambda API (4001)
  DYNAMODB_PORT              the embedded DynamoDB (4002)
  CONSOLE_PORT               the console: requests, traces, logs and metrics (4100)
  XRAY_PORT                  the X-Ray daemon that the functions send traces to (2000)
  AWS_ENDPOINT_URL_DYNAMODB  a DynamoDB of your own, in place of the embedded one
  AWS_XRAY_DAEMON_ADDRESS    an X-Ray daemon of your own; the console then has no traces
  ALARM_MINUTE_S             seconds that a minute of the alarms takes here (60): less shows them sooner
  GATEWAY_*                  passed on to the gateway, see gateway/README.md

A port that you give must be free; a default that is in use moves to a free one.
All logs are kept in .local/logs.`;

const root = join(import.meta.dirname, '..', '..');
const startedMs = performance.now();

function parseOptions() {
  try {
    return parseArguments({
      allowNegative: true,
      options: {
        json: { type: 'boolean' },
        quiet: { type: 'boolean' },
        verbose: { type: 'boolean' },
        watch: { type: 'boolean', default: true },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

const options = parseOptions();
if (options.help === true) {
  console.log(USAGE);
} else {
  await run();
}

async function run(): Promise<void> {
  const isPretty = process.stdout.isTTY && options.json !== true;
  const file = openLogFile(join(root, '.local', 'logs'));
  process.on('exit', file.close);
  const onLog = createLogOutput({
    format: isPretty ? 'pretty' : 'json',
    isColoured: isPretty && process.env.NO_COLOR === undefined,
    level: options.quiet === true ? 'warn' : options.verbose === true ? 'debug' : 'info',
    file,
    print: (line) => process.stdout.write(line),
  });
  const signal = closeOnSignal();
  if (isPretty) process.stdout.write('Starting: bundles, sample data, functions ...\n');
  try {
    const stack = await startStack({
      ...parseStackConfig(process.env),
      root,
      isWatching: options.watch,
      onLog,
    });
    signal.onClose(stack.close);
    const tookMs = Math.round(performance.now() - startedMs);
    if (isPretty) process.stdout.write(readyText(stack, tookMs));
    else onLog(readyRecord(stack, tookMs));
  } catch (error) {
    if (
      !(error instanceof PortTakenError || error instanceof StackStartError || error instanceof ConfigError)
    ) {
      throw error;
    }
    console.error(error.message);
    process.exit(1);
  }
}
