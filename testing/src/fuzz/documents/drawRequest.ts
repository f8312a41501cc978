import type { GraphQLSchema } from 'graphql';
import type { Random } from '../../oracle/random.ts';
import { drawJson } from './drawJson.ts';
import { type FamilyName, families } from './families/families.ts';
import type { HostileDocument } from './families/family.ts';
import { repeat, size } from './noise.ts';

/** One request in the form in which its front takes it. */
export type HostileRequest = { readonly family: FamilyName; readonly document: HostileDocument } & (
  | { readonly front: 'post'; readonly body: Buffer; readonly contentType: string }
  | { readonly front: 'get'; readonly search: string }
  | { readonly front: 'invoke'; readonly payload: unknown }
);

const WEIGHTS: { readonly [name in FamilyName]: number } = {
  valid: 10,
  tokens: 20,
  noise: 14,
  deepFields: 5,
  deepValues: 5,
  deepTypes: 3,
  wide: 5,
  aliases: 4,
  fragments: 8,
  literals: 6,
  variables: 4,
  conditions: 8,
  directives: 3,
  introspection: 4,
  operations: 3,
  abstract: 3,
};

export function drawRequest(random: Random, schema: GraphQLSchema): HostileRequest {
  const names = Object.keys(families) as FamilyName[];
  const family = random.weighted(names.map((name) => [WEIGHTS[name], name] as const));
  const document = families[family](random.fork('document'), schema);
  const front = random.weighted([
    [8, 'post'],
    [1, 'get'],
    [2, 'invoke'],
  ] as const);
  if (front === 'post') {
    const contentType = random.weighted([
      [30, 'application/json'],
      [3, 'application/json; charset=utf-8'],
      [1, 'application/json; charset=utf-16'],
      [1, 'text/plain'],
    ]);
    return { family, document, front, contentType, body: drawBody(random.fork('body'), document) };
  }
  if (front === 'get') {
    const search = new URLSearchParams({
      query: document.query.toWellFormed(),
      variables: JSON.stringify(document.variables ?? {}),
    });
    return {
      family,
      document,
      front,
      search: random.chance(0.9) ? search.toString() : drawBody(random, document).toString('latin1'),
    };
  }
  const payload = random.chance(0.9)
    ? { query: document.query, variables: document.variables ?? {}, headers: drawJson(random, 1) }
    : drawJson(random, 3);
  return { family, document, front, payload };
}

/** JSON of a request, or what somebody might send in its place. */
function drawBody(random: Random, { query, variables = {} }: HostileDocument): Buffer {
  const json = JSON.stringify({ query, variables });
  const text = random.weighted<() => string>([
    [30, () => json],
    [2, () => JSON.stringify({ query, variables: drawJson(random, 4) })],
    [1, () => JSON.stringify({ query: drawJson(random, 2), variables })],
    [1, () => JSON.stringify({ query, operationName: drawJson(random, 1), extensions: drawJson(random, 2) })],
    [1, () => JSON.stringify([{ query, variables }])],
    [1, () => `${json.slice(0, -1)},"query":"{ __typename }","__proto__":{"polluted":true}}`],
    [
      1,
      () =>
        `{"query":${JSON.stringify(query)},"variables":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}`,
    ],
    [1, () => `{"query":"{ __typename }","variables":{"a":${repeat('[', size(random, 50_000))}`],
    [1, () => deepVariables(random)],
    [1, () => json.slice(0, random.int(0, json.length))],
    [1, () => `\ufeff${json}`],
    [1, () => `${repeat(' ', size(random, 100_000))}${json}`],
    [1, () => `${json}${random.pick(['}', ' x', '\u0000', json])}`],
    [1, () => random.pick(['', 'null', '""', '[]', '{}', '0', 'undefined', '<html>'])],
  ])();
  const bytes = Buffer.from(text);
  return random.chance(0.1) ? breakBytes(random, bytes) : bytes;
}

function deepVariables(random: Random): string {
  const depth = size(random, 50_000);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
  ] as const);
  return `{"query":"query ($v: Int) { __typename }","variables":{"v":${repeat(open, depth)}1${repeat(close, depth)}}}`;
}

/** Bytes that are no UTF-8, in place of some. */
function breakBytes(random: Random, bytes: Buffer): Buffer {
  const broken = Buffer.from(bytes);
  for (let change = random.int(1, 4); change > 0 && broken.length > 0; change--) {
    broken[random.int(0, broken.length - 1)] = random.pick([0x80, 0xbf, 0xc0, 0xc1, 0xed, 0xf5, 0xff, 0x00]);
  }
  return broken;
}
