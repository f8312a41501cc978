import type { GraphData, StoredObject, StoredValue } from '../graph/graphSource.ts';
import type { Random } from '../random.ts';
import { type Draft, type FieldDraft, namedType, type ObjectDraft } from '../schema/draft.ts';
import { drawLeaf } from './drawLeaf.ts';

/** How often things go wrong in the data of a graph. */
export interface Trouble {
  readonly error: number;
  readonly null: number;
  /** Null where none may be. */
  readonly wrongNull: number;
}

type MutableObject = StoredObject & { readonly fields: Record<string, readonly StoredValue[]> };

/** Draws the objects of a graph: a few of each entity, and values as they are needed. */
export function drawData(random: Random, draft: Draft, trouble: Trouble): GraphData {
  const objects: MutableObject[] = [];
  const add = (type: string, id: string): MutableObject => {
    const object = { id, type, fields: {} };
    objects.push(object);
    return object;
  };
  const roots: MutableObject[] = [];
  for (const { name, role } of draft.objects.values()) {
    if (role === 'root') roots.push(add(name, name));
    const count = role === 'entity' ? random.int(1, 4) : 0;
    for (let i = 0; i < count; i++) add(name, `${name}:${i}`);
  }
  const drawing: Drawing = { random, draft, trouble, objects, add };
  for (const object of [...objects]) {
    const type = draft.objects.get(object.type);
    if (type === undefined) continue;
    const index = Number(object.id.split(':')[1] ?? 0);
    for (const field of allFields(draft, type)) {
      object.fields[field.name] = field.isKey
        ? [drawKeyField(drawing, type, field, index)]
        : drawValues(drawing, field, type.name === 'Mutation');
    }
  }
  return { objects };
}

interface Drawing {
  readonly random: Random;
  readonly draft: Draft;
  readonly trouble: Trouble;
  readonly objects: readonly MutableObject[];
  readonly add: (type: string, id: string) => MutableObject;
}

/** The type's own fields, and those that interface objects add. */
function allFields(draft: Draft, { name, fields }: ObjectDraft): readonly FieldDraft[] {
  const added = [...draft.interfaces.values()].flatMap(({ implementers, entity }) =>
    entity !== undefined && implementers.includes(name) ? [...entity.fields.values()] : [],
  );
  return [...fields.values(), ...added];
}

/** Keys tell apart the entities of a type, and those of types that share an interface. */
function drawKeyField(
  drawing: Drawing,
  type: ObjectDraft,
  { name, type: fieldType }: FieldDraft,
  index: number,
) {
  if (name === 'id') return `${[...drawing.draft.objects.keys()].indexOf(type.name) * 100 + index}`;
  if (name === 'code') return `${type.name}-${index}`;
  if (name === 'kA') return index;
  if (name === 'kB') return `k"${index % 2}`;
  const org = drawing.add(namedType(fieldType), `${type.name}:${index}:${name}`);
  org.fields.oid = [`o${index}`];
  org.fields.region = [`r${index % 2}`];
  return { $ref: org.id };
}

function drawValues(drawing: Drawing, field: FieldDraft, isMutation: boolean): readonly StoredValue[] {
  const hasInputs = field.args.length > 0 || field.requires !== undefined;
  return Array.from({ length: hasInputs ? 3 : 1 }, () => {
    if (namedType(field.type) === 'String' && !field.isSafe) {
      if (isMutation && drawing.random.chance(0.8)) return fill(drawing, field.type, { $sequence: 'm' });
    }
    if (hasInputs && namedType(field.type) === 'String' && drawing.random.chance(0.8)) {
      return fill(drawing, field.type, { $echo: drawing.random.pick(['', 'e', 'ë"']) });
    }
    return drawValue(drawing, field, field.type);
  });
}

/** The same value wherever the type has a place for one. */
function fill(drawing: Drawing, type: string, value: StoredValue): StoredValue {
  const nullable = type.replace(/!$/, '');
  return nullable.startsWith('[') ? [fill(drawing, nullable.slice(1, -1), value)] : value;
}

function drawValue(drawing: Drawing, field: FieldDraft, type: string): StoredValue {
  const { random, trouble } = drawing;
  const isNonNull = type.endsWith('!');
  if (!field.isSafe && random.chance(trouble.error)) return { $error: `${field.name} fails` };
  if (isNonNull ? !field.isSafe && random.chance(trouble.wrongNull) : random.chance(trouble.null))
    return null;
  const nullable = isNonNull ? type.slice(0, -1) : type;
  if (nullable.startsWith('[')) {
    const element = nullable.slice(1, -1);
    return Array.from({ length: random.int(0, 3) }, () => drawValue(drawing, field, element));
  }
  const enumType = drawing.draft.enums.get(nullable);
  if (enumType !== undefined) {
    const { values, inaccessible } = enumType;
    // A value that clients must not see is an error where it comes up.
    const isHidden = !field.isSafe && trouble.error > 0 && inaccessible.size > 0 && random.chance(0.05);
    return random.pick(isHidden ? [...inaccessible] : values.filter((value) => !inaccessible.has(value)));
  }
  const objects = concreteTypes(drawing.draft, nullable, field);
  return objects === undefined
    ? drawLeaf(random, nullable)
    : drawObject(drawing, random.pick(objects), field);
}

/** Types that a field's value may have: those that every owner of the field knows for it. */
function concreteTypes(draft: Draft, name: string, { owners }: FieldDraft): readonly string[] | undefined {
  if (draft.objects.has(name)) return [name];
  const abstract = draft.interfaces.get(name);
  if (abstract?.entity !== undefined) return abstract.implementers;
  const known = abstract?.implementersIn ?? draft.unions.get(name)?.membersIn;
  if (known === undefined) return undefined;
  const sets = [...owners].map((owner) => known.get(owner) ?? []);
  return sets[0]?.filter((type) => sets.every((set) => set.includes(type)));
}

function drawObject(drawing: Drawing, type: string, { isSafe }: FieldDraft): StoredValue {
  const { random, draft, objects, add } = drawing;
  const object = draft.objects.get(type);
  if (object?.role !== 'value') {
    const existing = objects.filter((candidate) => candidate.type === type);
    return { $ref: random.pick(existing).id };
  }
  const value = add(type, `${type}:${objects.length}`);
  for (const field of object.fields.values()) {
    value.fields[field.name] = field.isKey
      ? [`${field.name}${random.int(0, 3)}`]
      : drawValues(drawing, isSafe ? { ...field, isSafe } : field, false);
  }
  return { $ref: value.id };
}
