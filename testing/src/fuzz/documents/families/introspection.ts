import { repeat, size } from '../noise.ts';
import type { Family } from './family.ts';

export const introspection: Family = (random) => {
  const inner = random.pick([
    'fields { type {',
    'possibleTypes {',
    'interfaces {',
    'ofType {',
    'inputFields { type {',
  ]);
  const depth = size(random, 60);
  const close = repeat('}', depth * inner.split('{').length - depth);
  const root = random.pick(['__schema { types {', '__type(name: "Query") {', '__schema { queryType {']);
  return {
    query: `{ ${root} ${repeat(inner, depth)} name ${close} ${repeat('}', root.split('{').length - 1)} }`,
  };
};
