import { type Clock, systemClock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createTelemetry } from './createTelemetry.ts';
import { createTracer } from './createTracer.ts';
import { createEnvironmentFacts } from './environmentFacts.ts';
import { batchLines, type WriteLines } from './lineWriter.ts';
import { noTelemetry } from './noTelemetry.ts';
import type { Telemetry } from './telemetry.ts';
import { noTracer } from './trace/trace.ts';

export interface ProcessTelemetryOptions {
  readonly functionName: string;
  /** `process.env`: Lambda's own variables, and the daemon's address. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly isOn?: boolean;
  /** From the start of the process until it is ready, asked with the first request; by default until now. */
  readonly initDurationMs?: () => number;
  readonly clock?: Clock;
  readonly write?: WriteLines;
}

/**
 * Telemetry of the process that this is: metrics on stdout, traces to the daemon where there is one (in Lambda with active
 * tracing, and wherever `AWS_XRAY_DAEMON_ADDRESS` is set).
 */
export function processTelemetry(options: ProcessTelemetryOptions): Telemetry {
  const { functionName, env, log, isOn = true, clock = systemClock } = options;
  if (!isOn) return noTelemetry(clock);
  const untilNowMs = performance.now();
  const isLambda = env.AWS_LAMBDA_FUNCTION_NAME !== undefined;
  const write: WriteLines = options.write ?? ((lines) => process.stdout.write(lines));
  const isTraced = isLambda || env.AWS_XRAY_DAEMON_ADDRESS !== undefined;
  return createTelemetry({
    functionName,
    clock,
    write: isLambda ? write : batchUntilExit(write),
    environment: createEnvironmentFacts({
      clock,
      memoryLimitMb: numberOf(env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE),
      initializationType: env.AWS_LAMBDA_INITIALIZATION_TYPE,
      initDurationMs: options.initDurationMs ?? (() => untilNowMs),
      residentBytes: () => process.memoryUsage.rss(),
    }),
    tracer: isTraced
      ? createTracer({
          functionName,
          clock,
          load: async () => (await import('./sendByXRay.ts')).sendByXRay(isLambda),
          onFailure: (error) => log.warn('A trace was not sent.', { error }),
        })
      : noTracer,
  });
}

function batchUntilExit(write: WriteLines): WriteLines {
  const batch = batchLines(write);
  process.once('exit', batch.flush);
  return batch.write;
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return number > 0 ? number : undefined;
}
