import type { Random } from '../random.ts';
import {
  type AbstractModel,
  type EntityModel,
  type FieldModel,
  type GraphModel,
  KEYS,
  type Key,
  SCALARS,
  type TypeModel,
  VALUE_TYPE,
} from './model.ts';

/** Draws a graph; composes by construction in nearly every case. */
export function generateGraph(random: Random): GraphModel {
  const subgraphs = 2 + random.int(4);
  const drafts = Array.from({ length: 2 + random.int(4) }, (_, index) => ({
    name: `E${index}`,
    keys: drawKeys(random, subgraphs),
  }));
  const abstracts = drawAbstracts(random, drafts, subgraphs);
  let count = 0;
  const newName = () => `f${count++}`;

  const entities = drafts.map(({ name, keys }): EntityModel => {
    const homes = [...keys.keys()];
    const plain = Array.from({ length: 2 + random.int(4) }, () =>
      scalarField(random, newName(), homes, random.chance(0.3)),
    );
    const references = Array.from({ length: 1 + random.int(3) }, () =>
      referenceField(random, newName(), homes, drafts, abstracts),
    );
    const required = homes.length < 2 ? [] : requiringFields(random, newName, homes, plain);
    const ofInterfaces = abstracts
      .filter(({ kind, members }) => kind === 'interface' && members.includes(name))
      .map(({ field, subgraph }) => ({
        ...scalarField(random, field ?? '', [subgraph], false),
        owners: [subgraph],
        hasArgument: false,
        type: named('String'),
      }));
    return { name, keys, fields: [...plain, ...references, ...required, ...ofInterfaces] };
  });

  const roots = Array.from({ length: subgraphs }, (_, subgraph) =>
    Array.from({ length: 1 + random.int(2) }, () =>
      rootField(random, newName(), subgraph, drafts, abstracts),
    ),
  ).flat();
  return { subgraphs, entities: addProvides(random, entities), abstracts, roots };
}

type Draft = Pick<EntityModel, 'name' | 'keys'>;

function drawKeys(random: Random, subgraphs: number): ReadonlyMap<number, readonly Key[]> {
  const all = random.some(KEYS, 1);
  const home = random.int(subgraphs);
  const keys = new Map<number, readonly Key[]>([[home, all]]);
  for (let subgraph = 0; subgraph < subgraphs; subgraph++) {
    if (subgraph !== home && random.chance(0.7)) keys.set(subgraph, random.some(all, 1));
  }
  return keys;
}

function drawAbstracts(
  random: Random,
  drafts: readonly Draft[],
  subgraphs: number,
): readonly AbstractModel[] {
  const abstracts: AbstractModel[] = [];
  for (let subgraph = 0; subgraph < subgraphs; subgraph++) {
    const here = drafts.filter(({ keys }) => keys.has(subgraph)).map(({ name }) => name);
    if (here.length < 2 || !random.chance(0.6)) continue;
    const kind = random.chance(0.5) ? 'interface' : 'union';
    abstracts.push({
      kind,
      name: `${kind === 'interface' ? 'I' : 'U'}${subgraph}`,
      subgraph,
      members: random.some(here, 2),
      field: kind === 'interface' ? `i${subgraph}` : undefined,
    });
  }
  return abstracts;
}

function named(name: string): TypeModel {
  return { name, isList: false, isNonNull: false, isElementNonNull: false };
}

function drawType(random: Random, name: string, listChance: number): TypeModel {
  return {
    name,
    isList: random.chance(listChance),
    isNonNull: random.chance(0.2),
    isElementNonNull: random.chance(0.3),
  };
}

function scalarField(random: Random, name: string, homes: readonly number[], canFail: boolean): FieldModel {
  const type = random.chance(0.15) ? VALUE_TYPE : random.pick(SCALARS);
  const owner = random.pick(homes);
  const owners = random.chance(0.2) ? [...new Set([owner, random.pick(homes)])] : [owner];
  return {
    name,
    type: drawType(random, type, 0.2),
    hasArgument: random.chance(0.3),
    owners,
    requires: [],
    provides: [],
    canFail,
  };
}

function referenceField(
  random: Random,
  name: string,
  homes: readonly number[],
  drafts: readonly Draft[],
  abstracts: readonly AbstractModel[],
): FieldModel {
  const owner = random.pick(homes);
  return {
    ...scalarField(random, name, [owner], random.chance(0.1)),
    owners: [owner],
    type: drawType(random, drawTarget(random, owner, drafts, abstracts), 0.4),
  };
}

function rootField(
  random: Random,
  name: string,
  subgraph: number,
  drafts: readonly Draft[],
  abstracts: readonly AbstractModel[],
): FieldModel {
  const known = drafts.some(({ keys }) => keys.has(subgraph));
  const target = known ? drawTarget(random, subgraph, drafts, abstracts) : 'String';
  return {
    ...scalarField(random, name, [subgraph], false),
    owners: [subgraph],
    type: { ...drawType(random, target, 0.5), isNonNull: random.chance(0.1) },
  };
}

function drawTarget(
  random: Random,
  subgraph: number,
  drafts: readonly Draft[],
  abstracts: readonly AbstractModel[],
): string {
  const here = abstracts.filter((abstract) => abstract.subgraph === subgraph);
  if (here.length > 0 && random.chance(0.3)) return random.pick(here).name;
  return random.pick(drafts.filter(({ keys }) => keys.has(subgraph))).name;
}

/** Fields computed from fields of other subgraphs, which must not fail, be null where they may not, or take an argument. */
function requiringFields(
  random: Random,
  newName: () => string,
  homes: readonly number[],
  plain: readonly FieldModel[],
): readonly FieldModel[] {
  return homes.flatMap((owner) => {
    const candidates = plain.filter(
      (field) =>
        !field.owners.includes(owner) &&
        !field.canFail &&
        !field.type.isNonNull &&
        !field.type.isElementNonNull &&
        !field.hasArgument &&
        field.type.name !== VALUE_TYPE,
    );
    if (candidates.length === 0 || !random.chance(0.5)) return [];
    return [
      {
        name: newName(),
        type: named('String'),
        hasArgument: random.chance(0.2),
        owners: [owner],
        requires: random.some(candidates, 1).map(({ name }) => name),
        provides: [],
        canFail: false,
      },
    ];
  });
}

/** A reference that gives fields of its target along, which their owner must share. */
function addProvides(random: Random, entities: readonly EntityModel[]): readonly EntityModel[] {
  const shared = new Set<string>();
  const withProvides = entities.map((entity) => ({
    ...entity,
    fields: entity.fields.map((field) => {
      const [owner = 0] = field.owners;
      const target = entities.find(({ name }) => name === field.type.name);
      const given = target?.fields.find(
        (other) =>
          !other.owners.includes(owner) &&
          other.requires.length === 0 &&
          // What is given along need not be asked of its owner, and then is not in a representation either.
          !target.fields.some(
            ({ owners, requires }) => owners.includes(owner) && requires.includes(other.name),
          ) &&
          !other.hasArgument &&
          (SCALARS as readonly string[]).includes(other.type.name),
      );
      if (given === undefined || !random.chance(0.25)) return field;
      shared.add(given.name);
      return { ...field, provides: [given.name] };
    }),
  }));
  return withProvides.map((entity) => ({
    ...entity,
    fields: entity.fields.map((field) => (shared.has(field.name) ? { ...field, isShared: true } : field)),
  }));
}
