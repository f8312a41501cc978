// `npm run canary`: the journeys from this machine, against any endpoint.
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '@graphlets/platform/clock';
import { ConfigError } from '@graphlets/platform/errors';
import { findAlarmBoard } from './alarmBoard.ts';
import { parseCanaryOptions, USAGE } from './canaryOptions.ts';
import { createReporter } from './reporter.ts';
import { runRepeatedly } from './runRepeatedly.ts';

const LOCAL_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

function readOptions() {
  try {
    return parseCanaryOptions(process.argv.slice(2), process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`${error.message}\nSee npm run canary -- --help.`);
    process.exit(2);
  }
}

const options = readOptions();
if (options === 'help') {
  console.log(USAGE);
} else {
  await checkReachable(options.endpoint);
  // A single run is a question; only who asks again and again is a canary whose silence means something.
  const isLocal = LOCAL_HOSTS.includes(new URL(options.endpoint).hostname) && options.everyMs !== undefined;
  const boardUrl = options.metricsUrl ?? (isLocal ? new URL('/alarms', options.endpoint).href : undefined);
  const names = options.journeys.map(({ name }) => name);
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort());
  const isTerminal = process.stdout.isTTY === true && !options.isJson;
  const reporter = createReporter({
    ...options,
    isTerminal,
    isColoured: isTerminal && process.env.NO_COLOR === undefined,
    isRepeating: options.everyMs !== undefined,
    width: process.stdout.columns ?? 200,
    write: (text) => process.stdout.write(text),
  });
  const isPassed = await runRepeatedly(options, {
    clock: systemClock,
    fetch,
    wait: (delayMs) => wait(delayMs, undefined, { signal: abort.signal }).catch(() => {}),
    reporter,
    board: boardUrl === undefined ? undefined : await findAlarmBoard(boardUrl, names),
    signal: abort.signal,
  });
  reporter.end();
  process.exitCode = isPassed ? 0 : 1;
}

/** A refused connection is no failed journey but a forgotten `npm start`. */
async function checkReachable(endpoint: string): Promise<void> {
  try {
    await fetch(endpoint, { method: 'OPTIONS', signal: AbortSignal.timeout(10_000) });
  } catch {
    console.error(
      `Nothing answers at ${endpoint}. Start the stack with "npm start" in another terminal, or name an --endpoint.`,
    );
    process.exit(1);
  }
}
