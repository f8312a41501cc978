// A canary of CloudWatch Synthetics (runtime syn-nodejs-*): its own schedule calls this once a run.
import { systemClock } from '@graphlets/platform/clock';
import { parseCanaryEnvironment } from './config/parseCanaryEnvironment.ts';
import { createCanary } from './createCanary.ts';
import { JourneyFailedError } from './errors.ts';

const canary = createCanary({
  ...parseCanaryEnvironment(process.env),
  clock: systemClock,
  fetch,
  write: (line) => process.stdout.write(line),
});

/** @throws {JourneyFailedError} names the journeys, steps and problems: Synthetics shows it as the reason */
export async function handler(): Promise<string> {
  const results = await canary.run(systemClock.now());
  const failures = results.flatMap(({ journey, steps }) =>
    steps.flatMap(({ step, problems }) => problems.map((problem) => `${journey}, ${step}: ${problem}`)),
  );
  if (failures.length > 0) throw new JourneyFailedError(failures);
  return `${results.length} journeys passed`;
}
