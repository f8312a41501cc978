import type { Random } from '../random.ts';
import { canMention, type Draft, type FieldDraft, namedType, type ObjectDraft } from '../schema/draft.ts';

/** Lets subgraphs answer, on some ways only, fields of entities that others own. */
export function drawProvides(random: Random, draft: Draft): void {
  for (const object of draft.objects.values()) {
    // Every subgraph with a value would have to provide the same.
    if (object.role === 'value') continue;
    for (const field of object.fields.values()) {
      for (const subgraph of field.owners) {
        if (random.chance(0.25)) drawProvided(random, draft, subgraph, field);
      }
    }
  }
}

function drawProvided(random: Random, draft: Draft, subgraph: string, field: FieldDraft): void {
  const entity = draft.objects.get(namedType(field.type));
  if (entity?.role !== 'entity' || field.requires !== undefined) return;
  const provided = random
    .sample(candidates(draft, subgraph, entity), random.int(1, 2))
    .flatMap((candidate): string[] => {
      const text = selectionOf(random, draft, subgraph, candidate);
      if (text === undefined) return [];
      candidate.externals.add(subgraph);
      candidate.isProvided = true;
      return [text];
    });
  if (provided.length > 0) field.provides.set(subgraph, provided.join(' '));
}

function candidates(draft: Draft, subgraph: string, entity: ObjectDraft): readonly FieldDraft[] {
  return [...entity.fields.values()].filter(
    ({ type, args, isKey, owners, requires, overriddenIn }) =>
      !isKey &&
      args.length === 0 &&
      owners.size > 0 &&
      !owners.has(subgraph) &&
      requires === undefined &&
      overriddenIn !== subgraph &&
      canMention(draft, subgraph, namedType(type)),
  );
}

/** A provided field with what is provided below it; values end after one level. */
function selectionOf(random: Random, draft: Draft, subgraph: string, field: FieldDraft): string | undefined {
  const named = namedType(field.type);
  if (draft.interfaces.has(named) || draft.unions.has(named)) return undefined;
  const object = draft.objects.get(named);
  if (object === undefined) return field.name;
  const leaves = [...object.fields.values()].filter(
    ({ type, args, owners }) =>
      args.length === 0 &&
      !draft.objects.has(namedType(type)) &&
      !draft.interfaces.has(namedType(type)) &&
      !draft.unions.has(namedType(type)) &&
      (object.role === 'value' || owners.has(subgraph)),
  );
  const picked = random.sample(leaves, random.int(1, 2));
  return picked.length === 0 ? undefined : `${field.name} { ${picked.map(({ name }) => name).join(' ')} }`;
}
