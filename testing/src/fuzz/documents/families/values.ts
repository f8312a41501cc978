import { drawJson } from '../drawJson.ts';
import { repeat, size } from '../noise.ts';
import { drawFieldName, drawTypeName } from './drawNames.ts';
import type { Family } from './family.ts';

export const literals: Family = (random, schema) => {
  const length = size(random, 200_000);
  const literal = random.pick([
    () => repeat('9', length),
    () => `-0.${repeat('1', length)}e${random.int(0, 999)}`,
    () => '1e999999999',
    () => `"${repeat(random.pick(['x', '\\u0000', '\\"', 'é', '\\ud800']), length)}"`,
    () => `"""${repeat(random.pick(['\n', '  x\n', '\\"""', '"']), length)}"""`,
    () => `[${repeat('1,', length / 10)}]`,
    () => `{${repeat('a:1 ', length / 10)}}`,
    () => repeat('N', length),
    () => `$${repeat('v', length)}`,
    () => '"\\u{110000}"',
    () => '"unfinished',
    () => '00012',
  ])();
  const field = random.pick([drawFieldName(random, schema), repeat('f', length)]);
  return { query: `{ ${field}(${random.pick(['id', 'first', repeat('a', 1_000)])}: ${literal}) }` };
};

export const variables: Family = (random, schema) => {
  const count = size(random, 4_000);
  const names = Array.from({ length: count }, (_, index) =>
    random.chance(0.01) ? '__proto__' : `v${index}`,
  );
  const type = random.pick(['Int', 'String!', 'ID = 1', drawTypeName(random, schema), '[[Int!]!]!']);
  return {
    query: `query (${names.map((name) => `$${name}: ${type}`).join(' ')}) { ${drawFieldName(random, schema)}(id: $v0) }`,
    variables: Object.fromEntries(names.slice(0, 50).map((name) => [name, drawJson(random, 3)])),
  };
};
