import type { ConformanceGraph } from '../conformanceCase.ts';

const show = (_: unknown, args: object) => JSON.stringify(args);

export const inputs: readonly ConformanceGraph[] = [
  {
    title: 'enums and inputs are what every graphlet can take',
    graphlets: {
      search: {
        sdl: `
          type Query { find(by: By, order: Order = UP): String kind: Kind @shareable }
          input By { name: String! = "any" size: Int only: String }
          enum Order { UP DOWN }
          enum Kind { OLD NEW }`,
        resolvers: { Query: { find: show, kind: () => 'NEW' } },
      },
      browse: {
        sdl: `
          type Query { browse(by: [By!], order: Order): String kind: Kind @shareable }
          input By { name: String! = "any" size: Int }
          enum Order { UP DOWN SIDEWAYS }
          enum Kind { OLD NEW LATER }`,
        resolvers: { Query: { browse: show, kind: () => 'NEW' } },
      },
    },
    cases: [
      { query: '{ find }', data: { find: '{"order":"UP"}' } },
      {
        query:
          'query($size: Int, $order: Order = DOWN) { find(by: { size: $size }, order: $order) browse(by: { size: 2 }) }',
        variables: { size: 3 },
        data: {
          find: '{"by":{"name":"any","size":3},"order":"DOWN"}',
          browse: '{"by":[{"name":"any","size":2}]}',
        },
      },
      {
        query: 'query($by: [By!]) { browse(by: $by) }',
        variables: { by: [{ name: 'x' }, { size: null }] },
        data: { browse: '{"by":[{"name":"x"},{"name":"any","size":null}]}' },
      },
      { query: '{ browse(order: null) kind }', data: { browse: '{"order":null}', kind: 'NEW' } },
      {
        query:
          '{ __type(name: "By") { inputFields { name } } order: __type(name: "Order") { enumValues { name } } }',
        data: {
          __type: { inputFields: [{ name: 'name' }, { name: 'size' }] },
          order: { enumValues: [{ name: 'UP' }, { name: 'DOWN' }] },
        },
      },
    ],
  },
];
