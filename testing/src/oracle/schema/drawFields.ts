import type { Random } from '../random.ts';
import {
  type ArgumentDraft,
  canMention,
  createField,
  type Draft,
  type EntityInterfaceDraft,
  inputTypesOf,
  type ObjectDraft,
} from './draft.ts';
import { drawInput } from './inputs.ts';

/** Few names for many fields: the same name means different things in different types. */
const FIELD_NAMES = [
  'name',
  'size',
  'label',
  'price',
  'tags',
  'parent',
  'items',
  'note',
  'rank',
  'extra',
  'kind',
];
const SHAPES = ['_', '_', '_!', '[_]', '[_!]', '[_!]!', '[[_]]', '[[_!]!]!'] as const;

/** Draws the fields of an object, each with the subgraphs that own it. */
export function drawFields(random: Random, draft: Draft, object: ObjectDraft): void {
  const isOrg = object.role === 'value' && object.name.endsWith('Org');
  if (isOrg) return;
  const count = object.role === 'root' ? random.int(4, 7) : random.int(2, 6);
  for (const name of random.sample(FIELD_NAMES, count)) {
    const owners = drawOwners(random, draft, object);
    const type = drawType(random, draft, object, owners);
    const args = random.chance(object.role === 'root' ? 0.4 : 0.2) ? drawArguments(random, draft) : [];
    object.fields.set(name, createField(name, type, { owners: new Set(owners), args }));
  }
  const entity = draft.interfaces.get('J')?.entity;
  if (entity !== undefined && object.name === 'Query') drawInterfaceObject(random, draft, entity);
}

export function drawArguments(random: Random, draft: Draft): readonly ArgumentDraft[] {
  const types = inputTypesOf(draft);
  const named = ['Int', 'String', 'Boolean', 'Float', 'ID', ...types.enums.keys(), ...types.inputs.keys()];
  return random.sample(['first', 'filter', 'mode'], random.int(1, 2)).map((name) => {
    const type = random.pick(['_', '_', '_!', '[_!]', '[[_]]']).replace('_', random.pick(named));
    return { name, type, default: random.chance(0.35) ? drawInput(random, type, types) : undefined };
  });
}

function drawOwners(random: Random, draft: Draft, { role, places }: ObjectDraft): readonly string[] {
  // Where a value is needed all of it is there: `settle` sees to that.
  if (role === 'value') return [];
  const homes = role === 'entity' ? [...places.keys()] : draft.subgraphs;
  return random.sample(homes, random.chance(0.15) ? 2 : 1);
}

function drawType(
  random: Random,
  draft: Draft,
  { name: parent, role }: ObjectDraft,
  owners: readonly string[],
): string {
  const where = role === 'value' ? draft.subgraphs : owners;
  const fits = (name: string) => where.every((subgraph) => canMention(draft, subgraph, name));
  const ofRole = (wanted: ObjectDraft['role']) =>
    [...draft.objects.values()]
      .filter((object) => object.role === wanted && fits(object.name) && !object.name.endsWith('Org'))
      .map(({ name }) => name)
      // A value holds only later values: so it ends.
      .filter((name) => role !== 'value' || wanted !== 'value' || name > parent);
  // An abstract type may hold values, and a value must end.
  const abstract = role === 'value' ? [] : [...draft.interfaces.keys(), ...draft.unions.keys()].filter(fits);
  const kinds = [
    [role === 'root' ? 1 : 5, ['Int', 'Float', 'String', 'String', 'String', 'Boolean', 'ID', 'Blob']],
    [1, [...draft.enums.keys()]],
    [1.5, ofRole('value')],
    [role === 'root' ? 5 : 2.5, ofRole('entity')],
    [role === 'root' ? 3 : 1.5, abstract],
  ] as const;
  const named = random.pick(
    random.weighted(kinds.map(([weight, choices]) => [choices.length === 0 ? 0 : weight, choices] as const)),
  );
  return random.pick(SHAPES).replace('_', named);
}

/** What the subgraphs with an interface object add to it; each has a way in, too. */
function drawInterfaceObject(random: Random, draft: Draft, entity: EntityInterfaceDraft): void {
  const query = draft.objects.get('Query');
  for (const subgraph of entity.objectIn) {
    for (const name of names(random, subgraph)) {
      const object: ObjectDraft = {
        name: 'J',
        role: 'entity',
        fields: new Map(),
        keys: [],
        places: new Map(),
      };
      const type = drawType(random, draft, object, [subgraph]);
      const args = random.chance(0.2) ? drawArguments(random, draft) : [];
      entity.fields.set(name, createField(name, type, { args, owners: new Set([subgraph]) }));
    }
    if (random.chance(0.7)) {
      const name = `j${subgraph}`;
      query?.fields.set(
        name,
        createField(name, random.pick(['J', '[J]', '[J!]!']), { owners: new Set([subgraph]) }),
      );
    }
  }
}

function names(random: Random, subgraph: string): readonly string[] {
  return Array.from({ length: random.int(1, 2) }, (_, index) => `x${subgraph}${index}`);
}
