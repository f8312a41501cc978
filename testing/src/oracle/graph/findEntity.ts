import { isAbstractType, isObjectType } from 'graphql';
import type { Graph, Subgraph } from './graph.ts';
import type { StoredObject } from './graphSource.ts';
import { canonicalJson } from './readValue.ts';
import { pickRequired, readRequired } from './required.ts';

/**
 * The entity that a representation names by one of the subgraph's own keys.
 *
 * @returns what is wrong with the representation, when there is none
 */
export function findEntity(
  graph: Graph,
  subgraph: Subgraph,
  representation: Readonly<Record<string, unknown>>,
): StoredObject | string {
  const type = representation.__typename;
  if (typeof type !== 'string') return 'a representation has no __typename';
  const { schema, facts } = subgraph;
  const candidates = concreteTypes(graph, type).flatMap((name) => graph.objectsOf.get(name) ?? []);
  for (const { selection, isResolvable } of facts.keys.get(type) ?? []) {
    if (!isResolvable) continue;
    const { values, missing } = pickRequired(schema, type, representation, selection);
    if (missing !== undefined) continue;
    const wanted = canonicalJson(values);
    const found = candidates.find(
      (object) => canonicalJson(readRequired(graph, schema, object, selection)) === wanted,
    );
    return found ?? `no ${type} has the key ${wanted}`;
  }
  return `a representation of ${type} has no resolvable key: ${canonicalJson(representation)}`;
}

/** An entity interface stands for the entities that implement it. */
function concreteTypes({ apiSchema }: Graph, name: string): readonly string[] {
  const type = apiSchema.getType(name);
  if (isObjectType(type) || !isAbstractType(type)) return [name];
  return apiSchema.getPossibleTypes(type).map((possible) => possible.name);
}
