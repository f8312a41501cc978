// The scheduled Lambda: called once a minute, it spreads its runs over that minute.
import { systemClock } from '@graphlets/platform/clock';
import { parseCanaryEnvironment } from './config/parseCanaryEnvironment.ts';
import { createCanary } from './createCanary.ts';
import { runMinute } from './schedule/runMinute.ts';

const environment = parseCanaryEnvironment(process.env);
const canary = createCanary({
  ...environment,
  clock: systemClock,
  fetch,
  write: (line) => process.stdout.write(line),
});

/** How many journeys passed and did not; metrics and log lines tell more. */
export async function handler(): Promise<{ readonly passed: number; readonly notPassed: number }> {
  const outcomes: string[] = [];
  await runMinute(environment.runsPerMinute, systemClock, async (startMs) => {
    outcomes.push(...(await canary.run(startMs)).map(({ outcome }) => outcome));
  });
  const passed = outcomes.filter((outcome) => outcome === 'passed').length;
  return { passed, notPassed: outcomes.length - passed };
}
