import { Kind, parse, visit } from 'graphql';
import type { GraphSource, StoredObject, StoredValue } from '../graph/graphSource.ts';
import { removeMost } from './removeMost.ts';

/**
 * Makes data as small as it gets: without objects and fields that the failure does not need; lists become shorter.
 * What may not be null in some subgraph stays: a case must not fail for a new reason.
 *
 * @param fails - whether a candidate still fails alike
 */
export async function shrinkData(
  source: GraphSource,
  fails: (candidate: GraphSource) => Promise<boolean>,
): Promise<GraphSource> {
  const nonNull = nonNullFields(source);
  const isNeeded = (object: StoredObject, field: string) => nonNull.has(`${object.type}.${field}`);
  let objects = source.data.objects;

  async function tryRemoval<T>(
    items: readonly T[],
    without: (removed: ReadonlySet<T>) => readonly StoredObject[] | undefined,
  ): Promise<void> {
    let best = objects;
    await removeMost(items, async (removed) => {
      const candidate = without(removed);
      if (candidate === undefined || !(await fails({ ...source, data: { objects: candidate } })))
        return false;
      best = candidate;
      return true;
    });
    objects = best;
  }

  const all = objects;
  await tryRemoval(all, (removed) => {
    const left = dropReferences(all.filter((object) => !removed.has(object)));
    return left.some((object) => hasNewNull(object, all, isNeeded)) ? undefined : left;
  });
  const kept = objects;
  await tryRemoval(
    placesIn(kept, ({ object, field }) => !isNeeded(object, field)),
    (removed) => mapPlaces(kept, (values, place) => (removed.has(place) ? undefined : values)),
  );
  const wide = objects;
  await tryRemoval(
    placesIn(
      wide,
      ({ object, field }) =>
        JSON.stringify(object.fields[field]?.map(shorten)) !== JSON.stringify(object.fields[field]),
    ),
    (chosen) => mapPlaces(wide, (values, place) => (chosen.has(place) ? values.map(shorten) : values)),
  );
  return { ...source, data: { objects } };
}

/** Fields, as `Type.field`, that some subgraph declares to be never null. */
function nonNullFields({ subgraphs }: GraphSource): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const { sdl } of subgraphs) {
    visit(parse(sdl, { noLocation: true }), {
      ObjectTypeDefinition({ name, fields: own }) {
        for (const field of own ?? []) {
          if (field.type.kind === Kind.NON_NULL_TYPE) fields.add(`${name.value}.${field.name.value}`);
        }
      },
    });
  }
  return fields;
}

/** A field of an object, as `id field`. */
type Place = string;

function placesIn(
  objects: readonly StoredObject[],
  isWanted: (place: { readonly object: StoredObject; readonly field: string }) => boolean,
): readonly Place[] {
  return objects.flatMap((object) =>
    Object.keys(object.fields).flatMap((field) =>
      isWanted({ object, field }) ? [`${object.id} ${field}`] : [],
    ),
  );
}

function mapPlaces(
  objects: readonly StoredObject[],
  map: (values: readonly StoredValue[], place: Place) => readonly StoredValue[] | undefined,
): readonly StoredObject[] {
  return objects.map((object) => {
    const fields = Object.entries(object.fields).flatMap(([name, values]) => {
      const mapped = map(values, `${object.id} ${name}`);
      return mapped === undefined ? [] : [[name, mapped] as const];
    });
    return { ...object, fields: Object.fromEntries(fields) };
  });
}

/** References to objects that are gone go with them: out of lists, elsewhere they become null. */
function dropReferences(objects: readonly StoredObject[]): readonly StoredObject[] {
  const known = new Set(objects.map(({ id }) => id));
  const isGone = (value: StoredValue) => isReference(value) && !known.has(value.$ref);
  const drop = (value: StoredValue): StoredValue => {
    if (Array.isArray(value)) return value.filter((element) => !isGone(element)).map(drop);
    return isGone(value) ? null : value;
  };
  return mapPlaces(objects, (values) => values.map(drop));
}

function hasNewNull(
  object: StoredObject,
  before: readonly StoredObject[],
  isNeeded: (object: StoredObject, field: string) => boolean,
): boolean {
  const original = before.find(({ id }) => id === object.id);
  return Object.entries(object.fields).some(
    ([field, values]) =>
      isNeeded(object, field) &&
      values.some((value, index) => value === null && original?.fields[field]?.[index] !== null),
  );
}

function isReference(value: StoredValue): value is { readonly $ref: string } {
  return typeof value === 'object' && value !== null && '$ref' in value;
}

function shorten(value: StoredValue): StoredValue {
  return Array.isArray(value) ? value.slice(0, 1).map(shorten) : value;
}
