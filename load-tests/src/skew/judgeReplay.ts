import type { ReplayPlan } from '../plan/makePlan.ts';
import type { SentRequest } from '../results/sendResult.ts';
import type { Traffic } from '../traffic/openTraffic.ts';
import type { TrafficRecord } from '../traffic/trafficFile.ts';
import { compareMix, countBy, judgeSkew, type SkewReport } from './compareMix.ts';
import { createRepeatCounter } from './repeatCounter.ts';

/**
 * Holds what was sent against what was captured: operations, graphlet calls (where both tell them), repeats.
 *
 * @param replayed - the target's own traffic records of this run, where it tells them
 */
export async function judgeReplay(
  traffic: Traffic,
  plan: ReplayPlan,
  sent: readonly SentRequest[],
  replayed: readonly TrafficRecord[] | undefined,
): Promise<SkewReport> {
  const operations = new Map<string, number>();
  const captureCalls = new Map<string, number>();
  // As many as were sent: the share of repeats grows with the number of requests.
  const captureRepeats = createRepeatCounter(sent.length);
  for await (const record of traffic.records()) {
    const operation = traffic.operations.get(record.op);
    const name = operation?.operationName ?? `(anonymous ${record.op.slice(0, 8)})`;
    operations.set(name, (operations.get(name) ?? 0) + 1);
    for (const { graphlet } of record.calls ?? []) {
      captureCalls.set(graphlet, (captureCalls.get(graphlet) ?? 0) + 1);
    }
    captureRepeats.add(`${record.op}${JSON.stringify(record.variables ?? {})}`);
  }
  const replayRepeats = createRepeatCounter(sent.length);
  for (const { index } of sent) {
    const request = plan.requests[index];
    replayRepeats.add(`${request?.operation}${request?.variables}`);
  }
  const mixes = [
    compareMix(
      'operation',
      operations,
      countBy(sent, ({ operation }) => operation),
    ),
  ];
  if (replayed !== undefined && captureCalls.size > 0) {
    const calls = countBy(
      replayed.flatMap((record) => record.calls ?? []),
      ({ graphlet }) => graphlet,
    );
    mixes.push(compareMix('graphlet call', captureCalls, calls));
  }
  return judgeSkew(mixes, {
    capturePercent: captureRepeats.percent(),
    replayPercent: replayRepeats.percent(),
  });
}
