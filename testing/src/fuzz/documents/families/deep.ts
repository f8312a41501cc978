import { repeat, size } from '../noise.ts';
import { drawFieldName } from './drawNames.ts';
import type { Family } from './family.ts';

export const deepFields: Family = (random, schema) => {
  const name = drawFieldName(random, schema);
  const depth = size(random, 4_000);
  const isClosed = random.chance(0.8);
  return { query: `{ ${repeat(`${name} { `, depth)} __typename ${isClosed ? repeat('}', depth) : ''} }` };
};

export const deepValues: Family = (random, schema) => {
  const depth = size(random, 20_000);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{a:', '}'],
    ['[[{x:', '}]]'],
    ['(', ')'],
  ] as const);
  const value = `${repeat(open, depth)} 1 ${random.chance(0.8) ? repeat(close, depth) : ''}`;
  return { query: `query ($v: [Int] = ${value}) { ${drawFieldName(random, schema)}(id: ${value}) }` };
};

export const deepTypes: Family = (random) => {
  const depth = size(random, 20_000);
  return { query: `query ($v: ${repeat('[', depth)}Int${repeat(']', depth)}) { __typename }` };
};
