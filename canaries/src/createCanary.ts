import { randomUUID } from 'node:crypto';
import type { Clock } from '@graphlets/platform/clock';
import { createLog } from '@graphlets/platform/log';
import type { CanaryEnvironment } from './config/parseCanaryEnvironment.ts';
import { journeyRecords } from './metrics/journeyRecords.ts';
import type { JourneyResult } from './run/results.ts';
import { runOnce } from './run/runOnce.ts';

export interface CanaryOptions extends CanaryEnvironment {
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  /** Takes one line with its line feed. */
  readonly write: (line: string) => void;
}

export interface Canary {
  /** Runs every journey once; metrics and what went wrong are written as lines. */
  run(startMs: number): Promise<readonly JourneyResult[]>;
}

/** What the scheduled Lambda and CloudWatch Synthetics both run. */
export function createCanary(options: CanaryOptions): Canary {
  const { endpoint, journeys, clock, fetch, write } = options;
  const log = createLog({ function: options.functionName, clock, write });
  const target = { endpoint, headers: {}, clock, fetch };
  return {
    run(startMs) {
      const run = randomUUID().slice(0, 8);
      return runOnce(journeys, target, { run, startMs }, (result) => {
        write(journeyRecords(options.functionName, result));
        for (const { step, outcome, requestId, problems } of result.steps) {
          if (problems.length === 0) continue;
          log.error('step did not pass', { journey: result.journey, step, outcome, requestId, problems });
        }
      });
    },
  };
}
