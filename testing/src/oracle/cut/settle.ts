import type { Random } from '../random.ts';
import { type Draft, entitiesOf, namedType } from '../schema/draft.ts';
import { placeStub } from '../schema/placeEntity.ts';

/** What one subgraph declares, by name. */
export type Mentioned = ReadonlySet<string>;

/**
 * Declares in every subgraph what its own fields speak of: an entity by a key, a value as a whole, an interface or
 * union with some of its types. Goes on until nothing is missing.
 */
export function settle(random: Random, draft: Draft): ReadonlyMap<string, Mentioned> {
  const mentioned = new Map<string, Mentioned>();
  for (const subgraph of draft.subgraphs) mentioned.set(subgraph, settleSubgraph(random, draft, subgraph));
  return mentioned;
}

function settleSubgraph(random: Random, draft: Draft, subgraph: string): Mentioned {
  const mentioned = new Set<string>(['Query', 'Mutation']);
  for (const { name, places } of entitiesOf(draft)) if (places.has(subgraph)) mentioned.add(name);
  for (const { name, entity } of draft.interfaces.values()) {
    if (entity?.home === subgraph || entity?.objectIn.has(subgraph)) mentioned.add(name);
  }
  let sizeBefore = -1;
  // A type late in the list may add fields to one before it.
  for (let pass = 0; sizeBefore !== mentioned.size || pass < 2; pass++) {
    sizeBefore = mentioned.size;
    for (const name of mentioned)
      for (const next of mentionsOf(random, draft, subgraph, name)) mentioned.add(next);
  }
  return mentioned;
}

function mentionsOf(random: Random, draft: Draft, subgraph: string, name: string): readonly string[] {
  const union = draft.unions.get(name);
  if (union !== undefined) return someOf(random, union.members, union.membersIn, subgraph);
  const mentioned: string[] = [];
  const type = draft.interfaces.get(name);
  if (type !== undefined) {
    const added = type.entity?.objectIn.has(subgraph) ? [...type.entity.fields.values()] : [];
    const own = added.filter(({ owners, externals }) => owners.has(subgraph) || externals.has(subgraph));
    mentioned.push(...own.flatMap((field) => fieldMentions(draft, field)));
    if (type.entity?.objectIn.has(subgraph)) return mentioned;
    const implementers = someOf(random, type.implementers, type.implementersIn, subgraph);
    for (const implementer of implementers) {
      const object = draft.objects.get(implementer);
      if (object?.role === 'entity') placeStub(random, object, subgraph);
      const [anchor] = type.fields;
      if (anchor !== undefined) object?.fields.get(anchor.name)?.owners.add(subgraph);
    }
    return [...mentioned, ...implementers];
  }
  const object = draft.objects.get(name);
  if (object === undefined) return [];
  if (object.role === 'entity') placeStub(random, object, subgraph);
  for (const field of object.fields.values()) {
    if (object.role === 'value') field.owners.add(subgraph);
    if (field.owners.has(subgraph)) field.externals.delete(subgraph);
    if (field.owners.has(subgraph) || field.externals.has(subgraph) || field.overriddenIn === subgraph) {
      mentioned.push(...fieldMentions(draft, field));
    }
  }
  return mentioned;
}

function fieldMentions(
  draft: Draft,
  { type, args }: { readonly type: string; readonly args: readonly { readonly type: string }[] },
): readonly string[] {
  return [namedType(type), ...args.flatMap((argument) => inputMentions(draft, namedType(argument.type)))];
}

function inputMentions(draft: Draft, name: string): readonly string[] {
  const fields = draft.inputs.get(name)?.fields ?? [];
  return [name, ...fields.flatMap(({ type }) => inputMentions(draft, namedType(type)))];
}

function someOf(
  random: Random,
  all: readonly string[],
  chosen: Map<string, readonly string[]>,
  subgraph: string,
): readonly string[] {
  const known = chosen.get(subgraph);
  if (known !== undefined) return known;
  // The first one is everywhere: what two subgraphs share needs a type that both know.
  const some = random.chance(0.6)
    ? all
    : [...all.slice(0, 1), ...random.sample(all.slice(1), random.int(0, all.length - 1))];
  chosen.set(subgraph, some);
  return some;
}
