import { ConfigError } from '@graphlets/platform/errors';
import type { Journey } from '../script/journey.ts';
import { allJourneys } from './allJourneys.ts';

/**
 * @param names - separated by commas
 * @param source - how to name where they come from in errors
 * @throws {ConfigError} for a name that there is not, or for none
 */
export function chooseJourneys(names: string, source: string): readonly Journey[] {
  const asked = names.split(',').map((name) => name.trim());
  const unknown = asked.filter((name) => !allJourneys.some((journey) => journey.name === name));
  if (unknown.length > 0) {
    const known = allJourneys.map(({ name }) => name).join(', ');
    throw new ConfigError(
      source,
      unknown.map((name) => `"${name}" is no journey; there are ${known}`),
    );
  }
  return allJourneys.filter(({ name }) => asked.includes(name));
}
