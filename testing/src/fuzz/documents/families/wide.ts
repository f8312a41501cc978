import { repeat, size } from '../noise.ts';
import { drawFieldName } from './drawNames.ts';
import type { Family } from './family.ts';

export const wide: Family = (random, schema) => {
  const name = drawFieldName(random, schema);
  const part = random.pick([
    `${name} `,
    `${name} { __typename } `,
    '__typename ',
    '... { __typename } ',
    '... on Query { __typename } ',
  ]);
  return { query: `{ ${repeat(part, size(random, 20_000))} }` };
};

export const aliases: Family = (random, schema) => {
  const name = random.pick([
    drawFieldName(random, schema),
    '__typename',
    '__schema { types { name fields { name } } }',
  ]);
  const count = size(random, 3_000);
  return { query: `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${name}`).join(' ')} }` };
};

export const directives: Family = (random, schema) => {
  const one = random.pick([
    '@skip(if: true) ',
    '@include(if: false) ',
    '@nothing ',
    '@skip ',
    '@include(if: "x") ',
    '@deprecated ',
    '@skip(if: $x) ',
  ]);
  return { query: `query @cached { ${drawFieldName(random, schema)} ${repeat(one, size(random, 3_000))} }` };
};

export const operations: Family = (random) => {
  const count = size(random, 2_000);
  const one = random.pick<(index: number) => string>([
    (index) => `query q${index} { __typename }`,
    () => 'query q { __typename }',
    () => '{ __typename }',
    (index) => `subscription s${index} { __typename }`,
    (index) => `mutation m${index} { __typename }`,
    (index) => `type T${index} { a: Int }`,
  ]);
  return { query: Array.from({ length: count }, (_, index) => one(index)).join('\n') };
};
