import { byKey, type ConformanceGraph } from '../conformanceCase.ts';

const things = [
  { __typename: 'Car', id: 'c1', name: 'Kever', wheels: 4, owner: { id: 'o1' } },
  { __typename: 'Boat', id: 'v1', name: 'Vlet', masts: 1, owner: { id: 'o2' } },
];
const owners = [
  { id: 'o1', name: 'Ot' },
  { id: 'o2', name: 'Sien' },
];

export const abstractTypes: readonly ConformanceGraph[] = [
  {
    title: 'interfaces and unions are distributed over graphlets',
    graphlets: {
      garage: {
        sdl: `
          type Query { things: [Thing] any: [Any] node(id: ID!): Node }
          interface Node { id: ID! }
          interface Thing implements Node { id: ID! name: String owner: Owner }
          union Any = Car | Boat | Owner
          type Car implements Thing & Node @key(fields: "id") { id: ID! name: String owner: Owner wheels: Int }
          type Boat implements Thing & Node @key(fields: "id") { id: ID! name: String owner: Owner }
          type Owner implements Node @key(fields: "id") { id: ID! }`,
        resolvers: {
          Query: {
            things: () => things,
            any: () => [...things, { __typename: 'Owner', id: 'o1' }],
            node: (_: unknown, { id }: { id: string }) =>
              things.find((one) => one.id === id) ?? { __typename: 'Owner', id },
          },
        },
      },
      harbour: {
        sdl: `
          interface Crewed { crew: Int }
          type Boat implements Crewed @key(fields: "id") { id: ID! masts: Int crew: Int }`,
        resolvers: { Boat: { __resolveReference: byKey(things, 'id'), crew: () => 3 } },
      },
      people: {
        sdl: `
          interface Named { name: String }
          type Owner implements Named @key(fields: "id") { id: ID! name: String }`,
        resolvers: { Owner: { __resolveReference: byKey(owners, 'id') } },
      },
    },
    cases: [
      {
        query: '{ things { name owner { name } ... on Boat { masts crew } ... on Car { wheels } } }',
        data: {
          things: [
            { name: 'Kever', owner: { name: 'Ot' }, wheels: 4 },
            { name: 'Vlet', owner: { name: 'Sien' }, masts: 1, crew: 3 },
          ],
        },
      },
      {
        query: '{ any { ... on Crewed { crew } ... on Named { name } ... on Thing { id } } }',
        data: { any: [{ id: 'c1' }, { crew: 3, id: 'v1' }, { name: 'Ot' }] },
      },
      {
        query:
          '{ any { t: __typename ... on Owner { a: name } ... on Boat { b: masts } ... on Car { a: name } } }',
        data: {
          any: [
            { t: 'Car', a: 'Kever' },
            { t: 'Boat', b: 1 },
            { t: 'Owner', a: 'Ot' },
          ],
        },
      },
      {
        query:
          '{ a: node(id: "v1") { ... on Thing { ... on Boat { masts } ... on Car { wheels } } } b: node(id: "o2") { ... on Named { name } id } }',
        data: { a: { masts: 1 }, b: { name: 'Sien', id: 'o2' } },
      },
      {
        query: '{ things { ... on Node { ... on Owner { name } ... on Car { name } } } }',
        data: { things: [{ name: 'Kever' }, {}] },
      },
      {
        query:
          'query($a: Boolean!) { things { ... on Boat @include(if: $a) { masts } ... on Boat @skip(if: $a) { crew } name @skip(if: $a) } }',
        variables: { a: true },
        data: { things: [{}, { masts: 1 }] },
      },
      {
        query: '{ __typename things { __typename } }',
        data: { __typename: 'Query', things: [{ __typename: 'Car' }, { __typename: 'Boat' }] },
      },
    ],
  },
  {
    title: 'members of a union that only one graphlet knows',
    graphlets: {
      left: {
        sdl: `
          type Query { hit: Hit @shareable lefts: [Hit] }
          union Hit = Page | Image
          type Page @shareable { url: String }
          type Image @shareable { alt: String }`,
        resolvers: {
          Query: {
            hit: () => ({ __typename: 'Page', url: '/' }),
            lefts: () => [{ __typename: 'Image', alt: 'a' }],
          },
        },
      },
      right: {
        sdl: `
          type Query { hit: Hit @shareable rights: [Hit] }
          union Hit = Page | Video
          type Page @shareable { url: String }
          type Video { length: Int }`,
        resolvers: {
          Query: {
            hit: () => ({ __typename: 'Page', url: '/' }),
            rights: () => [{ __typename: 'Video', length: 9 }],
          },
        },
      },
    },
    cases: [
      { query: '{ hit { ... on Page { url } ... on Video { length } } }', data: { hit: { url: '/' } } },
      {
        query:
          '{ lefts { ... on Image { alt } ... on Video { length } } rights { ... on Image { alt } ... on Video { length } } }',
        data: { lefts: [{ alt: 'a' }], rights: [{ length: 9 }] },
      },
    ],
  },
];
