import { isInterfaceType, isUnionType } from 'graphql';
import { size } from '../noise.ts';
import { drawFieldName, drawTypeName } from './drawNames.ts';
import type { Family } from './family.ts';
import { valid } from './mutated.ts';

/** Fragments that spread each other: in a ring, in a chain, each twice, or all of all. */
export const fragments: Family = (random, schema) => {
  const count = size(random, 500);
  const type = drawTypeName(random, schema);
  const field = drawFieldName(random, schema);
  const spread = random.pick<(index: number) => string>([
    (index) => `...F${(index + 1) % count}`,
    (index) => (index + 1 < count ? `...F${index + 1}` : '__typename'),
    (index) =>
      index + 1 < count ? `a: ${field} { ...F${index + 1} } b: ${field} { ...F${index + 1} }` : '__typename',
    (index) => (index + 1 < count ? `...F${index + 1} ...F${index + 1} __typename` : '__typename'),
    () => Array.from({ length: Math.min(count, 30) }, (_, index) => `...F${index}`).join(' '),
    (index) => `...F${index}`,
    () => '...Missing',
  ]);
  const all = Array.from(
    { length: count },
    (_, index) => `fragment F${index} on ${random.chance(0.1) ? 'Nothing' : type} { ${spread(index)} }`,
  );
  return { query: `{ ...F0 ${field} { ...F0 } } ${all.join('\n')}` };
};

/** Selections on every type of an interface or union, inside each other. */
export const abstract: Family = (random, schema) => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isInterfaceType(type) || isUnionType(type),
  );
  if (types.length === 0) return valid(random, schema);
  const depth = random.int(1, 30);
  const field = drawFieldName(random, schema);
  const possible = schema.getPossibleTypes(random.pick(types)).map(({ name }) => name);
  let text = '__typename';
  for (let level = 0; level < depth && text.length < 20_000; level++) {
    text = `__typename ${possible.map((name) => `... on ${name} { ${field} { ${text} } }`).join(' ')}`;
  }
  return { query: `{ ${field} { ${text} } }` };
};
