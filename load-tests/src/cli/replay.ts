// `npm run replay`: captured traffic at a chosen rate; see `--help`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { requireK6 } from '../k6/findK6.ts';
import { runReplay, writeReport } from '../replay/runReplay.ts';
import { writeHtml } from '../report/writeHtml.ts';
import { writeText } from '../report/writeText.ts';
import { openTraffic } from '../traffic/openTraffic.ts';
import { main } from './main.ts';
import { parseReplay, REPLAY_USAGE, type ReplayCommand } from './replayOptions.ts';
import { checkTarget, chooseTarget } from './target.ts';

const root = join(import.meta.dirname, '../../..');

await main(async () => {
  const command = parseReplay(process.argv.slice(2));
  if (command === undefined) {
    console.log(REPLAY_USAGE);
    return 0;
  }
  return replay(command);
});

async function replay(command: ReplayCommand): Promise<number> {
  const say = (text: string) => process.stderr.write(text);
  requireK6();
  const target = chooseTarget(command.endpoint, command.functionName, process.env);
  const traffic = await openTraffic(command.trafficFile, { mutations: command.hasMutations });
  await checkTarget(target);
  const runId = newRunId();
  const folder = command.out ?? join(root, '.local', 'replays', runId);
  mkdirSync(folder, { recursive: true });
  const { counts, header } = traffic;
  say(
    `${counts.sendable} requests of ${traffic.operations.size} operations${header.isMadeUp === true ? ' (made up)' : ''}` +
      `${counts.mutationsLeftOut > 0 ? `, ${counts.mutationsLeftOut} mutations left out` : ''}` +
      `${counts.withoutText > 0 ? `, ${counts.withoutText} without a text left out` : ''}` +
      `${counts.badLines > 0 ? `, ${counts.badLines} bad lines` : ''}; ${command.tps} TPS to ${target.url}\n`,
  );
  const report = await runReplay(traffic, target, {
    ...command,
    runId,
    folder,
    stackLogs: target.isLocal ? join(root, '.local', 'logs') : undefined,
    progress: { write: say, isTerminal: process.stderr.isTTY === true },
    signal: abortOnSignal(),
  });
  writeReport(folder, report, await writeHtml(report));
  console.log(command.isJson ? JSON.stringify(report, null, 2) : writeText(report, folder));
  return report.isPassed ? 0 : 1;
}

/** Sorts by time, and is told from another's at the same second. */
function newRunId(): string {
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+Z/g, '');
  return `${time}-${Math.random().toString(36).slice(2, 6)}`;
}

/** The first Ctrl-C ends the run in order, the second at once. */
function abortOnSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      process.stderr.write('\nInterrupted: waiting for what is under way, then the report ...\n');
      controller.abort();
    });
  }
  return controller.signal;
}
