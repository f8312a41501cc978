import { ConfigError } from '@graphlets/platform/errors';
import { chooseJourneys } from '../journeys/chooseJourneys.ts';
import type { Journey } from '../script/journey.ts';

export interface CanaryEnvironment {
  readonly functionName: string;
  /** GraphQL over HTTP. */
  readonly endpoint: string;
  readonly journeys: readonly Journey[];
  readonly runsPerMinute: number;
}

const KNOWN: readonly string[] = ['CANARY_ENDPOINT', 'CANARY_JOURNEYS', 'CANARY_RUNS_PER_MINUTE'];

/** @throws {ConfigError} names every variable that is wrong, and `CANARY_*` that there are not */
export function parseCanaryEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): CanaryEnvironment {
  const problems = Object.keys(environment)
    .filter((name) => name.startsWith('CANARY_') && !KNOWN.includes(name))
    .map((name) => `${name}: there is no such variable; known are ${KNOWN.join(', ')}`);
  const endpoint = environment.CANARY_ENDPOINT ?? '';
  if (!URL.canParse(endpoint)) problems.push(`CANARY_ENDPOINT: must be a URL, not "${endpoint}"`);
  const runsPerMinute = Number(environment.CANARY_RUNS_PER_MINUTE ?? 1);
  if (!Number.isInteger(runsPerMinute) || runsPerMinute < 1 || runsPerMinute > 60) {
    problems.push(`CANARY_RUNS_PER_MINUTE: must be 1 to 60, not "${environment.CANARY_RUNS_PER_MINUTE}"`);
  }
  let journeys: readonly Journey[] = [];
  try {
    journeys = chooseJourneys(environment.CANARY_JOURNEYS ?? '', 'CANARY_JOURNEYS');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(...error.problems.map((problem) => `CANARY_JOURNEYS: ${problem}`));
  }
  if (problems.length > 0) throw new ConfigError('Environment', problems);
  return { functionName: environment.FUNCTION_NAME ?? 'canary', endpoint, journeys, runsPerMinute };
}
