import type { Random } from '../random.ts';
import {
  canMention,
  createField,
  type Draft,
  entitiesOf,
  type FieldDraft,
  inputTypesOf,
  namedType,
  type ObjectDraft,
} from '../schema/draft.ts';
import { drawInput } from '../schema/inputs.ts';

const RESULT_TYPES = ['String', 'String', 'String!', 'Int', '[String]'];

/**
 * Adds fields that are computed from fields of other subgraphs. A computed field may be required again, and what is
 * required may be a list, an object with fields of a third subgraph, or take arguments.
 */
export function drawRequires(random: Random, draft: Draft): void {
  for (const entity of entitiesOf(draft)) {
    const homes = [...entity.places].filter(([, places]) => places.some(({ isResolvable }) => isResolvable));
    for (
      let index = 0;
      index <
      random.weighted([
        [4, 0],
        [4, 1],
        [3, 2],
        [1, 3],
      ]);
      index++
    ) {
      const [subgraph] = random.pick(homes);
      const requires = drawSelection(random, draft, subgraph, entity, 0);
      if (requires === undefined) continue;
      const results = entity.fields;
      const name = `r${index}`;
      const type = random.pick(RESULT_TYPES);
      results.set(name, createField(name, type, { owners: new Set([subgraph]), requires }));
    }
  }
}

/** A selection of one to three fields that a subgraph does not resolve itself; marks them as external there. */
function drawSelection(
  random: Random,
  draft: Draft,
  subgraph: string,
  object: ObjectDraft,
  depth: number,
): string | undefined {
  const candidates = [...object.fields.values()].filter(
    (field) =>
      !field.isKey &&
      field.owners.size > 0 &&
      !field.owners.has(subgraph) &&
      field.overriddenIn !== subgraph &&
      canMention(draft, subgraph, namedType(field.type)),
  );
  const picked = random.sample(candidates, random.int(1, 3));
  const written = picked.flatMap((field) => {
    const text = drawRequired(random, draft, subgraph, field, depth);
    if (text === undefined) return [];
    field.externals.add(subgraph);
    field.isSafe = true;
    return [text];
  });
  return written.length === 0 ? undefined : written.join(' ');
}

function drawRequired(
  random: Random,
  draft: Draft,
  subgraph: string,
  field: FieldDraft,
  depth: number,
): string | undefined {
  const args = drawArguments(random, draft, field);
  if (args === undefined) return undefined;
  const named = namedType(field.type);
  if (draft.interfaces.has(named) || draft.unions.has(named)) return undefined;
  const object = draft.objects.get(named);
  if (object === undefined) return `${field.name}${args}`;
  const below = drawBelow(random, draft, subgraph, object, depth);
  return below === undefined ? undefined : `${field.name}${args} { ${below} }`;
}

/** What is required of an object that a required field leads to. */
function drawBelow(
  random: Random,
  draft: Draft,
  subgraph: string,
  object: ObjectDraft,
  depth: number,
): string | undefined {
  if (object.role === 'value') {
    const leaves = [...object.fields.values()].filter(
      ({ type, args }) => args.length === 0 && !isComposite(draft, type),
    );
    const picked = random.sample(leaves, 2);
    for (const field of picked) field.isSafe = true;
    return picked.length === 0 ? undefined : picked.map(({ name }) => name).join(' ');
  }
  if (depth < 2 && random.chance(0.7)) {
    const selection = drawSelection(random, draft, subgraph, object, depth + 1);
    if (selection !== undefined) return selection;
  }
  return object.fields.get('id')?.owners.has(subgraph) ? 'id' : undefined;
}

/** Literal arguments, undefined when the field takes what cannot be written here. */
function drawArguments(random: Random, draft: Draft, { args }: FieldDraft): string | undefined {
  const types = inputTypesOf(draft);
  const written = args.flatMap(({ name, type, default: value }) => {
    if (!(type.endsWith('!') && value === undefined) && random.chance(0.5)) return [];
    return [`${name}: ${drawInput(random, type, types).literal}`];
  });
  const text = written.length === 0 ? '' : `(${written.join(', ')})`;
  // The selection is written into a string of SDL.
  return /["\\\n]/.test(text) ? undefined : text;
}

function isComposite({ objects, interfaces, unions }: Draft, type: string): boolean {
  const named = namedType(type);
  return objects.has(named) || interfaces.has(named) || unions.has(named);
}
