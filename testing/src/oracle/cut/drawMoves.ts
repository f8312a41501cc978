import type { Random } from '../random.ts';
import { canMention, type Draft, entitiesOf, namedType } from '../schema/draft.ts';

/** Moves fields from one subgraph to another (`@override`): the old one still declares them. */
export function drawOverrides(random: Random, draft: Draft): void {
  for (const { fields, places } of [...entitiesOf(draft), ...rootsOf(draft)]) {
    const homes = places.size > 0 ? [...places.keys()] : draft.subgraphs;
    for (const field of fields.values()) {
      const others = homes.filter(
        (home) => !field.owners.has(home) && canMention(draft, home, namedType(field.type)),
      );
      if (field.isKey || field.owners.size !== 1 || others.length === 0 || !random.chance(0.08)) continue;
      field.overriddenIn = random.pick(others);
    }
  }
}

/** Hides fields from clients; subgraphs still compute with them and find entities by them. */
export function drawInaccessible(random: Random, draft: Draft): void {
  const ofInterfaces = new Set(
    [...draft.interfaces.values()].flatMap(({ fields }) => fields.map(({ name }) => name)),
  );
  for (const { fields } of entitiesOf(draft)) {
    for (const field of fields.values()) {
      if (field.name === 'id' || ofInterfaces.has(field.name)) continue;
      field.isInaccessible = random.chance(0.07);
    }
  }
}

function rootsOf(draft: Draft) {
  return [...draft.objects.values()].filter(({ role }) => role === 'root');
}
