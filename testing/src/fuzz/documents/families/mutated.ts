import { drawOperation } from '../../../oracle/operation/drawOperation.ts';
import { drawNoise } from '../noise.ts';
import type { Family } from './family.ts';
import { splitTokens } from './splitTokens.ts';

export const valid: Family = (random, schema) => drawOperation(random, schema);

/** A valid operation with tokens taken out, repeated, swapped and put in. */
export const tokens: Family = (random, schema) => {
  const { query, variables } = drawOperation(random, schema);
  const parts = splitTokens(query);
  const changes = random.int(1, 6);
  for (let change = 0; change < changes; change++) {
    const at = random.int(0, parts.length - 1);
    const other = random.int(0, parts.length - 1);
    const [part = '', otherPart = ''] = [parts[at], parts[other]];
    random.weighted<() => unknown>([
      [3, () => parts.splice(at, 1)],
      [2, () => parts.splice(at, 0, otherPart)],
      [2, () => parts.splice(at, 1, otherPart, part)],
      [
        2,
        () =>
          parts.splice(
            at,
            0,
            random.pick(['{', '}', '(', ')', '[', ']', '...', '@', '$', '!', '|', ':', '"""']),
          ),
      ],
      [1, () => parts.splice(at, 0, ...parts.slice(other, other + 20))],
    ])();
  }
  return { query: parts.join(' '), variables };
};

/** A valid operation with characters in it that belong nowhere. */
export const noise: Family = (random, schema) => {
  const { query, variables } = drawOperation(random, schema);
  let text = query;
  for (let change = random.int(1, 5); change > 0; change--) {
    const at = random.int(0, text.length);
    text = text.slice(0, at) + drawNoise(random) + text.slice(at);
  }
  return { query: text, variables };
};

/** A valid operation and conditions by variables everywhere, of which each combination needs a plan of its own. */
export const conditions: Family = (random, schema) => {
  const { query, variables: values } = drawOperation(random, schema);
  const names = Array.from({ length: random.int(1, 8) }, (_, index) => `c${index}`);
  const condition = () => ` @${random.pick(['skip', 'include'])}(if: $${random.pick(names)})`;
  const parts = splitTokens(query).map((part, index, all) => {
    const isPlain = /^[a-z]\w*$/i.test(part) && all[index + 1] !== ':' && all[index + 1] !== '(';
    return isPlain && index > 2 && random.chance(0.2) ? part + condition() : part;
  });
  const text = `query (${names.map((name) => `$${name}: Boolean!`).join(' ')}) { ...Whole __typename }\n`;
  const body = parts.join(' ').replace(/^[^{]*/, `fragment Whole on Query `);
  return {
    query: text + body,
    variables: { ...values, ...Object.fromEntries(names.map((name) => [name, random.chance(0.5)])) },
  };
};
