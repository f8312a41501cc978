import type { StoredValue } from '../graph/graphSource.ts';
import type { Random } from '../random.ts';

const TEXTS = [
  'a',
  'b',
  '',
  'naïve',
  'a "quoted" \\ one',
  'line\nbreak',
  '\u2028',
  '𝒳',
  '</script>',
  'null',
  '{"a":1}',
];
const INTS = [0, 1, -1, 7, 42, 2_147_483_647, -2_147_483_648];
const FLOATS = [0, 0.1, -2.5, 1e21, 3, 1.5e-7];
const BLOBS: readonly unknown[] = [
  { b: 1, a: [null, { __typename: 'E0', id: 1 }] },
  [],
  'text',
  1.5,
  false,
  { __proto__x: null },
];

/** Draws a value of a scalar; a scalar that is not built in takes any JSON. */
export function drawLeaf(random: Random, scalar: string): StoredValue {
  switch (scalar) {
    case 'Int':
      return random.pick(INTS);
    case 'Float':
      return random.pick(FLOATS);
    case 'Boolean':
      return random.chance(0.5);
    case 'ID':
      return `${random.int(0, 9)}`;
    case 'String':
      return random.pick(TEXTS);
    default:
      return { $json: random.pick(BLOBS) };
  }
}
