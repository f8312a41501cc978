import { GraphletBadResponseError } from '@graphlets/platform/errors';
import { isRecord, type WireError } from '@graphlets/platform/wire';
import type { EntityLookup, FetchPlan, FetchStep } from '../../plan/fetchPlan.ts';
import type { DataObject } from '../data/data.ts';
import { Entities } from '../data/entities.ts';
import type { JsonObject } from '../data/json.ts';
import type { ObjectLayout } from '../data/layout.ts';
import type { Representations } from '../represent/representations.ts';
import { applyRewrites } from '../represent/rewrites.ts';
import { compileConverter } from './convertJson.ts';
import type { GraphletAnswer } from './graphletAnswer.ts';
import { EXPRESSIONS_AFTER } from './readingRules.ts';
import { compileTextReader } from './readText.ts';

/**
 * Checked as far as the merge relies on it (spec October 2021, 7.1; Federation, `_entities`).
 *
 * @throws {GraphletBadResponseError} when the text is no GraphQL response, or has another number of entities than was
 *   asked for
 */
export type AnswerReader = (text: string, asked: readonly Representations[]) => GraphletAnswer;

/** Reads the text as it stands where it looks as expected; any other goes through `JSON.parse`. */
export function compileAnswerReader(
  step: FetchStep,
  root: ObjectLayout,
  positions: readonly ObjectLayout[],
  plan: Pick<FetchPlan, 'steps'>,
  expressionsAfter = EXPRESSIONS_AFTER,
): AnswerReader {
  const readText = compileTextReader(step, root, positions, plan, expressionsAfter);
  const readJson = compileJsonReader(step, root, positions);
  return (text, asked) => readText(text, asked) ?? readJson(parse(text, step.graphlet), asked);
}

type JsonReader = (response: JsonObject, asked: readonly Representations[]) => GraphletAnswer;

function compileJsonReader(
  { graphlet, lookups, selection, outputRewrites }: FetchStep,
  root: ObjectLayout,
  positions: readonly ObjectLayout[],
): JsonReader {
  const bad = (reason: string) => new GraphletBadResponseError(graphlet, reason);
  const convertRoot = compileConverter(root, selection);
  const converters = lookups.map((lookup, at) => compileConverter(positions[at] ?? root, lookup.selection));

  return ({ data = null, errors }, asked) => {
    if (data !== null && !isRecord(data)) throw bad('"data" is not an object');
    if (errors !== undefined && errors !== null && !isErrorList(errors)) {
      throw bad('"errors" is not a list of errors');
    }
    if (data === null && (errors == null || errors.length === 0)) throw bad('neither data nor errors');
    return guardDepth(bad, () => ({
      root: data === null || lookups.length > 0 ? null : readRoot(data),
      entities: lookups.map((lookup, at) => readEntities(lookup, at, data, asked[at]?.targets.length ?? 0)),
      errors: errors ?? [],
    }));
  };

  function readRoot(data: JsonObject): DataObject {
    applyRewrites(outputRewrites, data);
    return convertRoot(data);
  }

  function readEntities(lookup: EntityLookup, at: number, data: JsonObject | null, count: number): Entities {
    const entities = data?.[lookup.responseName];
    const { size } = positions[at] ?? root;
    if (entities === null || entities === undefined) return new Entities(0, size);
    if (!Array.isArray(entities) || entities.length !== count) throw bad(`not ${count} entities`);
    const objects = entities.map((entity) => {
      if (entity === null) return null;
      if (!isRecord(entity)) throw bad('an entity is no object');
      applyRewrites(lookup.outputRewrites, entity);
      return converters[at]?.(entity) ?? null;
    });
    return Entities.of(objects, size);
  }
}

function parse(text: string, graphlet: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new GraphletBadResponseError(graphlet, 'not JSON', { cause });
  }
  if (!isRecord(value)) throw new GraphletBadResponseError(graphlet, 'not a JSON object');
  return value;
}

/** JSON.parse takes lists within lists to any depth; what walks them afterwards does not. */
function guardDepth<T>(bad: (reason: string) => Error, walk: () => T): T {
  try {
    return walk();
  } catch (error) {
    throw error instanceof RangeError ? bad('nested too deeply') : error;
  }
}

function isErrorList(errors: unknown): errors is readonly WireError[] {
  return Array.isArray(errors) && errors.every(isRecord);
}
