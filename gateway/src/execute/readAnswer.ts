import { GraphletBadResponseError } from '@graphlets/platform/errors';
import { isRecord, type WireError } from '@graphlets/platform/wire';
import type { FetchStep } from '../plan/fetchPlan.ts';
import type { JsonObject } from './json.ts';
import type { Representations } from './representations.ts';

export interface GraphletAnswer {
  readonly data: JsonObject | null;
  readonly errors: readonly WireError[];
}

/**
 * A graphlet's answer, checked as far as the merge relies on it (spec October 2021, 7.1; Federation, `_entities`).
 *
 * @throws {GraphletBadResponseError} when it is no GraphQL response, or has another number of entities than was asked for
 */
export function readAnswer(
  text: string,
  { graphlet, lookups }: FetchStep,
  asked: readonly Representations[],
): GraphletAnswer {
  const bad = (reason: string) => new GraphletBadResponseError(graphlet, reason);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new GraphletBadResponseError(graphlet, 'not JSON', { cause });
  }
  if (!isRecord(value)) throw bad('not a JSON object');
  const { data = null, errors } = value;
  if (data !== null && !isRecord(data)) throw bad('"data" is not an object');
  if (errors !== undefined && errors !== null && !isErrorList(errors))
    throw bad('"errors" is not a list of errors');
  if (data === null && (errors == null || errors.length === 0)) throw bad('neither data nor errors');

  for (const [at, { responseName }] of lookups.entries()) {
    const entities = data?.[responseName];
    if (entities === null || entities === undefined) continue;
    if (!Array.isArray(entities) || entities.length !== asked[at]?.texts.length) {
      throw bad(`not ${asked[at]?.texts.length} entities`);
    }
    if (!entities.every((entity) => entity === null || isRecord(entity))) throw bad('an entity is no object');
  }
  return { data, errors: errors ?? [] };
}

function isErrorList(errors: unknown): errors is readonly WireError[] {
  return Array.isArray(errors) && errors.every(isRecord);
}
