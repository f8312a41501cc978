import type { Random } from '../random.ts';
import { createField, type Draft, inputTypesOf, type ObjectDraft } from './draft.ts';
import { drawArguments, drawFields } from './drawFields.ts';
import type { InputType } from './inputs.ts';
import { drawInput } from './inputs.ts';
import { placeEntity } from './placeEntity.ts';

/** How much of everything a graph gets. */
export interface GraphSize {
  readonly subgraphs: readonly [least: number, most: number];
  readonly entities: readonly [least: number, most: number];
}

/** Draws the whole schema and which subgraph owns which field; no federation directive but keys. */
export function drawTypes(random: Random, size: GraphSize): Draft {
  const subgraphs = names(random, 's', ...size.subgraphs);
  const draft: Draft = {
    subgraphs,
    enums: new Map(),
    inputs: new Map(),
    objects: new Map(),
    interfaces: new Map(),
    unions: new Map(),
  };
  drawEnums(random, draft);
  drawInputs(random, draft);

  for (const name of names(random, 'V', 0, 3)) draft.objects.set(name, emptyObject(name, 'value'));
  const entities = names(random, 'E', ...size.entities);
  for (const name of entities) {
    const entity = emptyObject(name, 'entity');
    draft.objects.set(name, entity);
    placeEntity(random, draft, entity, random.sample(subgraphs, random.int(1, 4)));
  }
  if (subgraphs.length > 1 && random.chance(0.35)) drawEntityInterface(random, draft);
  drawInterfaces(random, draft);
  drawUnions(random, draft);

  for (const object of [...draft.objects.values()]) drawFields(random, draft, object);
  drawRoots(random, draft);
  return draft;
}

/** An interface with a key: one subgraph knows who implements it, others add fields to all of them at once. */
function drawEntityInterface(random: Random, draft: Draft): void {
  const [home = '', ...others] = random.sample(draft.subgraphs, draft.subgraphs.length);
  const objectIn = new Set(others.slice(0, random.int(1, Math.min(2, others.length))));
  const elsewhere = others.filter((name) => !objectIn.has(name));
  const implementers = names(random, 'P', 1, 3);
  for (const name of implementers) {
    const entity = emptyObject(name, 'entity');
    draft.objects.set(name, entity);
    placeEntity(random, draft, entity, [home, ...random.sample(elsewhere, random.int(0, 2))], ['id']);
  }
  draft.interfaces.set('J', {
    name: 'J',
    fields: [{ name: 'id', type: 'ID!', args: [] }],
    implementers,
    implementersIn: new Map([[home, implementers]]),
    entity: { home, objectIn, fields: new Map() },
  });
}

function drawInterfaces(random: Random, draft: Draft): void {
  for (const name of names(random, 'I', 0, 2)) {
    const candidates = [...draft.objects.values()].filter((object) => !isBehindInterface(draft, object));
    const implementers = random.sample(candidates, random.int(1, 3));
    const fields = Array.from({ length: random.int(1, 3) }, (_, index) => ({
      name: `${name.toLowerCase()}${index}`,
      type: random.pick(['String', 'Int', '[String!]', 'ID', 'Boolean!']),
      args: index > 0 && random.chance(0.3) ? drawArguments(random, draft) : [],
    }));
    draft.interfaces.set(name, {
      name,
      fields,
      implementers: implementers.map((object) => object.name),
      implementersIn: new Map(),
    });
    for (const { fields: own, role, places } of implementers) {
      for (const field of fields) {
        // An implementing type may promise more than its interface.
        const type = random.chance(0.15) && !field.type.endsWith('!') ? `${field.type}!` : field.type;
        const owners = role === 'entity' ? [random.pick([...places.keys()])] : [];
        own.set(field.name, createField(field.name, type, { args: field.args, owners: new Set(owners) }));
      }
    }
  }
}

function drawUnions(random: Random, draft: Draft): void {
  const candidates = [...draft.objects.values()].filter((object) => !isBehindInterface(draft, object));
  for (const name of names(random, 'U', 0, 2)) {
    const members = random.sample(candidates, random.int(1, 4)).map((member) => member.name);
    draft.unions.set(name, { name, members, membersIn: new Map() });
  }
}

function drawRoots(random: Random, draft: Draft): void {
  const query = emptyObject('Query', 'root');
  draft.objects.set('Query', query);
  drawFields(random, draft, query);
  if (random.chance(0.5)) {
    const mutation = emptyObject('Mutation', 'root');
    draft.objects.set('Mutation', mutation);
    drawFields(random, draft, mutation);
  }
}

function drawEnums(random: Random, draft: Draft): void {
  for (const name of names(random, 'N', 0, 2)) {
    const values = names(random, `${name}_`, 2, 4);
    const inaccessible = new Set(random.chance(0.2) ? values.slice(-1) : []);
    draft.enums.set(name, { values, inaccessible });
  }
}

function drawInputs(random: Random, draft: Draft): void {
  for (const name of names(random, 'In', 0, 2)) {
    const types = inputTypesOf(draft);
    const choices = [
      'Int',
      'String',
      'Boolean',
      'Float',
      'ID',
      ...draft.enums.keys(),
      ...draft.inputs.keys(),
    ];
    const fields = names(random, 'f', 1, 4).map((field) => {
      const named = random.pick(choices);
      const type = random.pick(['_', '_', '_!', '[_!]', '[_]!']).replace('_', named);
      const hasDefault = random.chance(0.3);
      return { name: field, type, default: hasDefault ? drawInput(random, type, types).literal : undefined };
    });
    const input: InputType = { fields };
    draft.inputs.set(name, input);
  }
}

function isBehindInterface(draft: Draft, { name }: ObjectDraft): boolean {
  return [...draft.interfaces.values()].some(
    ({ entity, implementers }) => entity !== undefined && implementers.includes(name),
  );
}

function emptyObject(name: string, role: ObjectDraft['role']): ObjectDraft {
  return { name, role, fields: new Map(), keys: [], places: new Map() };
}

/** `E0`, `E1`, ...: from `least` to `most` of them. */
function names(random: Random, prefix: string, least: number, most: number): string[] {
  return Array.from({ length: random.int(least, most) }, (_, index) => `${prefix}${index}`);
}
