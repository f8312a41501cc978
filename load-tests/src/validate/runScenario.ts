import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LambdaEvent, startLambdaService } from '@graphlets/local-lambda';
import { makePlan } from '../plan/makePlan.ts';
import { seededRandom } from '../random.ts';
import { runReplay } from '../replay/runReplay.ts';
import { quantile } from '../results/statistics.ts';
import { simulate } from '../simulate/simulate.ts';
import { openTraffic } from '../traffic/openTraffic.ts';
import { FUNCTION, type Scenario } from './scenarios.ts';

export interface ScenarioResult {
  readonly name: string;
  readonly requests: number;
  /** 429s that the local service gave, and those that the simulator predicted. */
  readonly measured: number;
  readonly predicted: number;
  readonly offPercent: number;
}

/** The same arrivals at the local Lambda service and in the simulator. */
export async function runScenario(scenario: Scenario): Promise<ScenarioResult> {
  const folder = mkdtempSync(join(tmpdir(), 'validate-'));
  const events: LambdaEvent[] = [];
  const service = await startLambdaService({
    port: 0,
    ...scenario.service,
    onEvent: (event) => events.push(event),
  });
  try {
    await service.putFunction({
      name: FUNCTION,
      codeDir: join(import.meta.dirname, 'sleeper'),
      handler: 'main.handler',
      runtime: 'nodejs24.x',
      memoryMb: 512,
      timeoutMs: 10_000,
      reservedConcurrency: scenario.reserved,
      provisionedConcurrency: 0,
      environment: {},
    });
    mkdirSync(folder, { recursive: true });
    const trafficFile = join(folder, 'traffic.ndjson');
    writeFileSync(
      trafficFile,
      '{"format":"graphlets-traffic","version":1,"source":"one request","records":1}\n' +
        `{"at":0,"op":"a","text":"{ sleep${scenario.sleepMs} }"}\n`,
    );
    const traffic = await openTraffic(trafficFile, { mutations: false });
    const url = `${service.url}/2015-03-31/functions/${FUNCTION}/invocations`;
    const options = { ...scenario, seed: 1, pacing: 'constant' } as const;
    const { run } = await runReplay(
      traffic,
      { url, protocol: 'invoke', isLocal: true },
      {
        ...options,
        warmUpMs: 0,
        workers: 1,
        maxVus: 100,
        timeoutMs: 10_000,
        slo: 'errors<100%',
        runId: 'validate',
        folder,
        stackLogs: undefined,
        progress: { write: () => {}, isTerminal: false },
        signal: new AbortController().signal,
      },
    );
    const reports = events.filter((event) => event.type === 'report');
    const inits = reports.flatMap(({ initDurationMs }) => initDurationMs ?? []).toSorted((a, b) => a - b);
    const plan = await makePlan(traffic, options);
    const random = seededRandom(1);
    const predicted = simulate({
      gateway: FUNCTION,
      limits: { ...scenario.limits, provisioned: {}, idleMs: 600_000 },
      initMs: () => quantile(inits, 0.5),
      arrivals: Array.from(plan.ticks, (atMs) => ({
        atMs,
        execution: { durationMs: reports[Math.floor(random() * reports.length)]?.durationMs ?? 0, calls: [] },
      })),
    }).throttledRequests;
    const measured = run.outcomes.throttled;
    return {
      name: scenario.name,
      requests: run.sent,
      measured,
      predicted,
      offPercent: measured === 0 ? 0 : Math.round((1_000 * (predicted - measured)) / measured) / 10,
    };
  } finally {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
