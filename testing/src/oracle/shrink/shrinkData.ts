import type { GraphData, StoredObject, StoredValue } from '../graph/graphSource.ts';
import { removeMost } from './removeMost.ts';

/**
 * Makes data as small as it gets: without objects and fields that the failure does not need; lists become shorter.
 *
 * @param fails - whether a candidate still fails alike
 */
export async function shrinkData(
  data: GraphData,
  fails: (candidate: GraphData) => Promise<boolean>,
): Promise<GraphData> {
  let current = data;
  const tryRemoval = async <T>(items: readonly T[], without: (removed: ReadonlySet<T>) => GraphData) => {
    let best = current;
    await removeMost(items, async (removed) => {
      const candidate = without(removed);
      if (!(await fails(candidate))) return false;
      best = candidate;
      return true;
    });
    current = best;
  };

  const { objects } = current;
  await tryRemoval(objects, (removed) => dropObjects(objects.filter((object) => !removed.has(object))));
  const fields = current.objects.flatMap(({ id, fields: all }) =>
    Object.keys(all).map((name) => `${id} ${name}`),
  );
  const before = current.objects;
  await tryRemoval(fields, (removed) => ({
    objects: before.map((object) =>
      mapFields(object, (values, name) => (removed.has(`${object.id} ${name}`) ? undefined : values)),
    ),
  }));
  const shorter = current.objects.flatMap(({ id, fields: all }) =>
    Object.entries(all).flatMap(([name, values]) =>
      JSON.stringify(values.map(shorten)) === JSON.stringify(values) ? [] : [`${id} ${name}`],
    ),
  );
  const unshortened = current.objects;
  await tryRemoval(shorter, (chosen) => ({
    objects: unshortened.map((object) =>
      mapFields(object, (values, name) =>
        chosen.has(`${object.id} ${name}`) ? values.map(shorten) : values,
      ),
    ),
  }));
  return current;
}

function mapFields(
  object: StoredObject,
  map: (values: readonly StoredValue[], name: string) => readonly StoredValue[] | undefined,
): StoredObject {
  const fields = Object.entries(object.fields).flatMap(([name, values]) => {
    const mapped = map(values, name);
    return mapped === undefined ? [] : [[name, mapped] as const];
  });
  return { ...object, fields: Object.fromEntries(fields) };
}

/** References to objects that are gone go with them: out of lists, elsewhere they become null. */
function dropObjects(objects: readonly StoredObject[]): GraphData {
  const known = new Set(objects.map(({ id }) => id));
  const drop = (value: StoredValue): StoredValue => {
    if (Array.isArray(value))
      return value.map(drop).filter((element, index) => element !== null || value[index] === null);
    return isReference(value) && !known.has(value.$ref) ? null : value;
  };
  return { objects: objects.map((object) => mapFields(object, (values) => values.map(drop))) };
}

function isReference(value: StoredValue): value is { readonly $ref: string } {
  return typeof value === 'object' && value !== null && '$ref' in value;
}

function shorten(value: StoredValue): StoredValue {
  if (!Array.isArray(value)) return value;
  return value.slice(0, 1).map(shorten);
}
