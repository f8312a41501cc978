import type { Random } from '../random.ts';
import { createField, type Draft, type KeyDraft, type ObjectDraft } from './draft.ts';

/** How keys are made: their selection and the types of their fields (`Org` stands for a type of the entity's own). */
const KEY_KINDS = {
  id: { selection: 'id', fields: { id: 'ID!' } },
  code: { selection: 'code', fields: { code: 'String!' } },
  compound: { selection: 'kA kB', fields: { kA: 'Int!', kB: 'String!' } },
  nested: { selection: 'org { oid }', fields: { org: 'Org!' } },
  nestedCompound: { selection: 'kA org { oid region }', fields: { kA: 'Int!', org: 'Org!' } },
} as const;
type KeyKind = keyof typeof KEY_KINDS;

/**
 * Gives an entity its keys and the subgraphs where it lives. The subgraphs make a tree, and neighbours in it share
 * a key that both resolve: so every field can be reached from everywhere, if by several hops.
 */
export function placeEntity(
  random: Random,
  draft: Draft,
  entity: ObjectDraft,
  homes: readonly string[],
  kinds = drawKinds(random),
): void {
  for (const kind of kinds) entity.keys.push(declareKey(draft, entity, kind));
  homes.forEach((home, index) => {
    const key = random.pick(entity.keys);
    addPlace(entity, home, key, true);
    if (index > 0) addPlace(entity, random.pick(homes.slice(0, index)), key, true);
  });
}

/** Declares an entity in one more subgraph, by a key that some home of it has. */
export function placeStub(random: Random, entity: ObjectDraft, subgraph: string): void {
  if (entity.places.has(subgraph)) return;
  const resolvable = [...entity.places.values()].flat().filter(({ isResolvable }) => isResolvable);
  addPlace(entity, subgraph, random.pick(resolvable).key, random.chance(0.4));
}

function addPlace(entity: ObjectDraft, subgraph: string, key: KeyDraft, isResolvable: boolean): void {
  const places = entity.places.get(subgraph) ?? [];
  entity.places.set(subgraph, places);
  if (places.some((place) => place.key === key)) return;
  places.push({ key, isResolvable });
  for (const name of key.fields) entity.fields.get(name)?.owners.add(subgraph);
}

function drawKinds(random: Random): readonly KeyKind[] {
  const others: KeyKind[] = ['code', 'compound', 'nested', 'nestedCompound'];
  if (random.chance(0.5)) return ['id'];
  return random.sample(random.chance(0.7) ? ['id', ...others] : others, random.int(1, 3)) as KeyKind[];
}

function declareKey(draft: Draft, entity: ObjectDraft, kind: KeyKind): KeyDraft {
  const { selection, fields } = KEY_KINDS[kind];
  for (const [name, type] of Object.entries(fields)) {
    const own = type.replace('Org', `${entity.name}Org`);
    if (!entity.fields.has(name)) {
      entity.fields.set(name, createField(name, own, { isKey: true, isSafe: true }));
    }
    if (type === 'Org!') declareOrg(draft, `${entity.name}Org`);
  }
  return { selection, fields: Object.keys(fields) };
}

function declareOrg(draft: Draft, name: string): void {
  const fields = ['oid', 'region'].map(
    (field) => [field, createField(field, 'String!', { isKey: true, isSafe: true })] as const,
  );
  draft.objects.set(name, { name, role: 'value', fields: new Map(fields), keys: [], places: new Map() });
}
