import type { Log } from '../log.ts';
import { roundMs } from '../telemetry/roundMs.ts';
import type { RequestTelemetry } from '../telemetry/telemetry.ts';

/** For whom a table is asked: a `GraphletCallScope` is one. */
export interface TableCaller {
  /** Aborts when the deadline passes. */
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly telemetry: RequestTelemetry;
}

/** What the SDK says of a call, whether it went well or not. */
interface SdkOutput {
  readonly $metadata: { readonly attempts?: number | undefined };
}

/** Names of DynamoDB's errors when it is asked too much (docs.aws.amazon.com/amazondynamodb, "Error handling"). */
const THROTTLES: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
]);

/** Tells the caller's metrics and trace of one call of DynamoDB, and its log when it fails. */
export async function observeCall<T extends SdkOutput>(
  operation: string,
  table: string,
  { signal, log, telemetry }: TableCaller,
  send: () => Promise<T>,
): Promise<T> {
  const { metrics, trace, elapsedMs } = telemetry;
  const startMs = elapsedMs();
  const span = trace.begin('DynamoDB', 'remote');
  span.annotate('operation', operation);
  span.annotate('table', table);
  const count = (output: unknown) => {
    const retries = ((output as Partial<SdkOutput>)?.$metadata?.attempts ?? 1) - 1;
    metrics.put('DynamoDbCallCount', 1);
    metrics.put('DynamoDbLatencyMs', roundMs(elapsedMs() - startMs));
    if (retries > 0) metrics.put('DynamoDbRetryCount', retries);
  };
  try {
    const output = await send();
    count(output);
    span.end();
    return output;
  } catch (error) {
    count(error);
    const isThrottled = error instanceof Error && THROTTLES.has(error.name);
    metrics.put('DynamoDbErrorCount', 1);
    if (signal.aborted) metrics.put('DynamoDbTimeoutCount', 1);
    if (isThrottled) metrics.put('DynamoDbThrottleCount', 1);
    log.warn('A call of DynamoDB failed.', { operation, table, isTimeout: signal.aborted, error });
    span.end({ isFault: true, isThrottled });
    throw error;
  }
}
