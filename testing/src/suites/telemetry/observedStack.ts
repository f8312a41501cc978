import { randomUUID } from 'node:crypto';
import type { LogRecord } from '@graphlets/local/logs/logRecord';
import type { GraphletResponse } from '@graphlets/platform/wire';
import { createHttpTarget } from '../../target/httpTarget.ts';
import type { TestStack } from '../../target/localStack.ts';
import { startSyntheticStack } from '../../target/syntheticStack.ts';
import { until } from '../gateway/until.ts';
import { type ReceivedSpan, receiveSpans } from './receiveSpans.ts';

export interface ObservedAnswer {
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: GraphletResponse;
  /** Everything that functions wrote about the request: log lines and metric records. */
  readonly records: readonly LogRecord[];
}

/** A stack of synthetic graphlets whose every word is listened to. */
export interface ObservedStack {
  readonly stack: TestStack;
  readonly spans: readonly ReceivedSpan[];
  readonly records: readonly LogRecord[];
  /** Waits until the gateway has written its metrics of the request. */
  ask(query: string, faults?: string, requestId?: string): Promise<ObservedAnswer>;
  close(): Promise<void>;
}

/** Long, so that a machine that is busy with other things has time for a cold start. */
const GATEWAY_LAMBDA_TIMEOUT_MS = 6_000;
const FLUSH_RESERVE_MS = 1_500;

/**
 * The gateway allows itself more than Lambda allows it: what ends a request is what Lambda still gives, less the reserve.
 *
 * @param throttled - a function that has no concurrency at all
 */
export async function startObservedStack(instances: number, throttled: string): Promise<ObservedStack> {
  const receiver = await receiveSpans();
  const records: LogRecord[] = [];
  const stack = await startSyntheticStack({
    instances,
    engine: undefined,
    gatewayTimeoutMs: 10_000,
    gatewayLambdaTimeoutMs: GATEWAY_LAMBDA_TIMEOUT_MS,
    reservedConcurrency: { [throttled]: 0 },
    gatewayEnvironment: { GATEWAY_FLUSH_RESERVE_MS: String(FLUSH_RESERVE_MS) },
    xrayAddress: receiver.address,
    onLog: (record) => records.push(record),
  });
  const target = createHttpTarget(`${stack.url}/graphql`);

  return {
    stack,
    spans: receiver.spans,
    records,
    async ask(query, faults = '', requestId = `test-${randomUUID()}`) {
      const headers = { 'x-request-id': requestId, 'x-synthetic-fault': faults };
      const answer = await target.graphql({ query, headers });
      const mine = () => records.filter((record) => record.requestId === requestId);
      await until(() =>
        mine().some(({ Function: name, RequestCount }) => name === 'gateway' && RequestCount === 1),
      );
      return { requestId, headers: answer.headers ?? {}, body: answer.body, records: mine() };
    },
    async close() {
      await stack.close();
      receiver.close();
    },
  };
}

/** A metric record rather than a line for people. */
export function isMetricRecord(record: LogRecord): boolean {
  return '_aws' in record;
}

/** Names of the metrics that records have, in the order of the alphabet. */
export function metricNames(records: readonly LogRecord[]): readonly string[] {
  const names = records.flatMap((record) => directivesOf(record).flatMap(({ Metrics }) => Metrics));
  return [...new Set(names.map(({ Name }) => Name))].toSorted();
}

interface Directive {
  readonly Namespace: string;
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
}

export function directivesOf(record: LogRecord): readonly Directive[] {
  const { _aws } = record as { readonly _aws?: { readonly CloudWatchMetrics: readonly Directive[] } };
  return _aws?.CloudWatchMetrics ?? [];
}
