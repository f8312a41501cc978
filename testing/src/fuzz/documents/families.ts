import {
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  Lexer,
  Source,
  TokenKind,
} from 'graphql';
import { drawOperation } from '../../oracle/operation/drawOperation.ts';
import type { Random } from '../../oracle/random.ts';
import { drawNoise, repeat, size } from './noise.ts';

export interface HostileDocument {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Draws documents of one kind of malice over a schema. */
export type Family = (random: Random, schema: GraphQLSchema) => HostileDocument;

const valid: Family = (random, schema) => drawOperation(random, schema);

/** A valid operation with tokens taken out, repeated, swapped and put in. */
const tokens: Family = (random, schema) => {
  const { query, variables } = drawOperation(random, schema);
  const parts = split(query);
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
const noise: Family = (random, schema) => {
  const { query, variables } = drawOperation(random, schema);
  let text = query;
  for (let change = random.int(1, 5); change > 0; change--) {
    const at = random.int(0, text.length);
    text = text.slice(0, at) + drawNoise(random) + text.slice(at);
  }
  return { query: text, variables };
};

const deepFields: Family = (random, schema) => {
  const name = fieldName(random, schema);
  const depth = size(random, 4_000);
  const isClosed = random.chance(0.8);
  return { query: `{ ${repeat(`${name} { `, depth)} __typename ${isClosed ? repeat('}', depth) : ''} }` };
};

const deepValues: Family = (random, schema) => {
  const depth = size(random, 20_000);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{a:', '}'],
    ['[[{x:', '}]]'],
    ['(', ')'],
  ] as const);
  const value = `${repeat(open, depth)} 1 ${random.chance(0.8) ? repeat(close, depth) : ''}`;
  return { query: `query ($v: [Int] = ${value}) { ${fieldName(random, schema)}(id: ${value}) }` };
};

const deepTypes: Family = (random) => {
  const depth = size(random, 20_000);
  return { query: `query ($v: ${repeat('[', depth)}Int${repeat(']', depth)}) { __typename }` };
};

const wide: Family = (random, schema) => {
  const name = fieldName(random, schema);
  const part = random.pick([
    `${name} `,
    `${name} { __typename } `,
    '__typename ',
    '... { __typename } ',
    '... on Query { __typename } ',
  ]);
  return { query: `{ ${repeat(part, size(random, 20_000))} }` };
};

const aliases: Family = (random, schema) => {
  const name = random.pick([
    fieldName(random, schema),
    '__typename',
    '__schema { types { name fields { name } } }',
  ]);
  const count = size(random, 3_000);
  return { query: `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${name}`).join(' ')} }` };
};

/** Fragments that spread each other: in a ring, in a chain, each twice, or all of all. */
const fragments: Family = (random, schema) => {
  const count = size(random, 500);
  const type = typeName(random, schema);
  const field = fieldName(random, schema);
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

const literals: Family = (random, schema) => {
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
  const field = random.pick([fieldName(random, schema), repeat('f', length)]);
  return { query: `{ ${field}(${random.pick(['id', 'first', repeat('a', 1_000)])}: ${literal}) }` };
};

const variables: Family = (random, schema) => {
  const count = size(random, 4_000);
  const names = Array.from({ length: count }, (_, index) =>
    random.chance(0.01) ? '__proto__' : `v${index}`,
  );
  const type = random.pick(['Int', 'String!', 'ID = 1', typeName(random, schema), '[[Int!]!]!']);
  return {
    query: `query (${names.map((name) => `$${name}: ${type}`).join(' ')}) { ${fieldName(random, schema)}(id: $v0) }`,
    variables: Object.fromEntries(names.slice(0, 50).map((name) => [name, drawJson(random, 3)])),
  };
};

/** A valid operation and conditions by variables everywhere, of which each combination needs a plan of its own. */
const conditions: Family = (random, schema) => {
  const { query, variables: values } = drawOperation(random, schema);
  const names = Array.from({ length: random.int(1, 8) }, (_, index) => `c${index}`);
  const condition = () => ` @${random.pick(['skip', 'include'])}(if: $${random.pick(names)})`;
  const parts = split(query).map((part, index, all) => {
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

const directives: Family = (random, schema) => {
  const one = random.pick([
    '@skip(if: true) ',
    '@include(if: false) ',
    '@nothing ',
    '@skip ',
    '@include(if: "x") ',
    '@deprecated ',
    '@skip(if: $x) ',
  ]);
  return { query: `query @cached { ${fieldName(random, schema)} ${repeat(one, size(random, 3_000))} }` };
};

const introspection: Family = (random) => {
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

const operations: Family = (random) => {
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

/** Selections on every type of an interface or union, inside each other. */
const abstract: Family = (random, schema) => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isInterfaceType(type) || isUnionType(type),
  );
  if (types.length === 0) return valid(random, schema);
  const depth = random.int(1, 30);
  const field = fieldName(random, schema);
  const possible = schema.getPossibleTypes(random.pick(types)).map(({ name }) => name);
  let text = '__typename';
  for (let level = 0; level < depth && text.length < 20_000; level++) {
    text = `__typename ${possible.map((name) => `... on ${name} { ${field} { ${text} } }`).join(' ')}`;
  }
  return { query: `{ ${field} { ${text} } }` };
};

export const families = {
  valid,
  tokens,
  noise,
  deepFields,
  deepValues,
  deepTypes,
  wide,
  aliases,
  fragments,
  literals,
  variables,
  conditions,
  directives,
  introspection,
  operations,
  abstract,
} as const;

export type FamilyName = keyof typeof families;

/** Any JSON, most of it small. */
export function drawJson(random: Random, depth: number): unknown {
  return random.weighted<() => unknown>([
    [2, () => null],
    [3, () => random.int(-5, 5)],
    [1, () => random.pick([2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1.5, -0, 1e300])],
    [3, () => random.pick(['', 'a', 'x'.repeat(300), '\u0000', '\ud800', '1', 'true'])],
    [2, () => random.chance(0.5)],
    [depth > 0 ? 2 : 0, () => Array.from({ length: random.int(0, 3) }, () => drawJson(random, depth - 1))],
    [
      depth > 0 ? 2 : 0,
      () =>
        Object.fromEntries(
          Array.from({ length: random.int(0, 3) }, () => [
            random.pick(['a', 'id', 'constructor', '__proto__', 'toString', 'length']),
            drawJson(random, depth - 1),
          ]),
        ),
    ],
  ])();
}

function fieldName(random: Random, schema: GraphQLSchema): string {
  const type = schema.getType(typeName(random, schema));
  const names = isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [];
  const roots = Object.keys(schema.getQueryType()?.getFields() ?? {});
  return random.pick([...(random.chance(0.5) ? roots : names), 'id']);
}

function typeName(random: Random, schema: GraphQLSchema): string {
  const names = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'));
  return random.chance(0.3) ? 'Query' : random.pick(names);
}

function split(query: string): string[] {
  const lexer = new Lexer(new Source(query));
  const parts: string[] = [];
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    parts.push(query.slice(token.start, token.end));
  }
  return parts.length === 0 ? [Kind.NAME] : parts;
}
