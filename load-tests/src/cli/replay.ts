// `npm run replay`: captured traffic at a chosen rate; see `--help`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '@graphlets/platform/commandLine/runCommand';
import { runCompare } from '../compare/runCompare.ts';
import { writeCompareText } from '../compare/writeCompareText.ts';
import { emitK8s } from '../k6/emitK8s.ts';
import { requireK6 } from '../k6/findK6.ts';
import { writeRun } from '../k6/writeRun.ts';
import { makePlan } from '../plan/makePlan.ts';
import type { ReplayOptions } from '../replay/replayOptions.ts';
import { runReplay } from '../replay/runReplay.ts';
import { writeHtml } from '../report/writeHtml.ts';
import { writeReport } from '../report/writeReport.ts';
import { writeText } from '../report/writeText.ts';
import { parseSlo, thresholdsOf } from '../slo.ts';
import { openTraffic, type Traffic } from '../traffic/openTraffic.ts';
import { startConstantTarget } from './constantTarget.ts';
import { findMaxCommand, writeMaxText } from './findMaxCommand.ts';
import { parseReplay, REPLAY_USAGE, type ReplayCommand } from './replayOptions.ts';
import { abortOnSignal, newRunId } from './run.ts';
import { checkTarget, chooseTarget, type Target } from './target.ts';

const root = join(import.meta.dirname, '../../..');
const say = (text: string) => process.stderr.write(text);

await runCommand(async (args) => {
  const command = parseReplay(args);
  if (command === undefined) {
    console.log(REPLAY_USAGE);
    return 0;
  }
  parseSlo(command.slo);
  return run(command);
});

async function run(command: ReplayCommand): Promise<number> {
  if (command.emit === undefined) requireK6();
  const constant = command.isGeneratorCheck ? await startConstantTarget() : undefined;
  try {
    return await runAt(command, constant?.url);
  } finally {
    await constant?.close();
  }
}

async function runAt(command: ReplayCommand, constantUrl: string | undefined): Promise<number> {
  const endpoint = constantUrl ?? command.compare?.baseline ?? command.endpoint;
  const target = chooseTarget(endpoint, command.functionName, process.env);
  const traffic = await openTraffic(command.trafficFile, { mutations: command.hasMutations });
  const runId = newRunId();
  const folder = command.out ?? join(root, '.local', 'replays', runId);
  const options: ReplayOptions = {
    ...command,
    runId,
    folder,
    stackLogs: target.isLocal && constantUrl === undefined ? join(root, '.local', 'logs') : undefined,
    progress: { write: say, isTerminal: process.stderr.isTTY === true },
    signal: abortOnSignal(say),
  };
  if (command.emit !== undefined) return emit(traffic, target, options);
  await checkTarget(target);
  if (command.compare !== undefined) await checkTarget({ ...target, url: command.compare.candidate });
  mkdirSync(folder, { recursive: true });
  say(`${introduction(traffic)}; ${command.tps} TPS to ${target.url}\n`);
  const print = (report: object, text: string) =>
    console.log(command.isJson ? JSON.stringify(report, null, 2) : text);

  if (command.compare !== undefined) {
    const report = await runCompare(traffic, command.compare, options);
    writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    print(report, `${writeCompareText(report)}\nreport     ${join(folder, 'report.json')}`);
    return report.isPassed ? 0 : 1;
  }
  if (command.isFindMax) {
    const report = await findMaxCommand(traffic, target, options, say);
    print(report, `${writeMaxText(report)}\nreport     ${join(folder, 'report.json')}`);
    return report.isWhole && report.lastGoodTps > 0 ? 0 : 1;
  }
  const report = await runReplay(traffic, target, options);
  writeReport(folder, report, await writeHtml(report));
  print(report, writeText(report, folder));
  return report.isPassed ? 0 : 1;
}

async function emit(traffic: Traffic, target: Target, options: ReplayOptions): Promise<number> {
  const { folder, workers, runId, slo } = options;
  const plan = await makePlan(traffic, options);
  const run = writeRun(folder, plan, {
    ...options,
    ...target,
    thresholds: thresholdsOf(parseSlo(slo)),
  });
  const files = emitK8s(folder, run, workers, runId);
  console.log(
    `${folder}: ${files.join(', ')}\nkubectl apply -k ${folder}    (k6-operator must be installed in the cluster)`,
  );
  return 0;
}

function introduction({ counts, header, operations }: Traffic): string {
  return (
    `${counts.sendable} requests of ${operations.size} operations${header.isMadeUp === true ? ' (made up)' : ''}` +
    `${counts.mutationsLeftOut > 0 ? `, ${counts.mutationsLeftOut} mutations left out` : ''}` +
    `${counts.withoutText > 0 ? `, ${counts.withoutText} without a text left out` : ''}` +
    `${counts.badLines > 0 ? `, ${counts.badLines} bad lines` : ''}`
  );
}
