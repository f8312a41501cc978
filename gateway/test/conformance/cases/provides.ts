import { byKey, type ConformanceGraph } from '../conformanceCase.ts';

const authors = [{ id: 'a1', name: 'Ann', born: 1970, home: { city: 'Ede', street: 'Laan' } }];
const media = [
  { __typename: 'Book', id: 'b1', title: 'Emma', pages: 400 },
  { __typename: 'Film', id: 'f1', title: 'Alien', pages: 0 },
];
/** What the providing graphlet says differs, so that it shows who was asked. */
const provided = { id: 'a1', name: 'Ann (provided)', home: { city: 'Ede (provided)' } };

export const provides: readonly ConformanceGraph[] = [
  {
    title: 'provided fields are read where they are provided, and nowhere else',
    graphlets: {
      reviews: {
        sdl: `
          type Query { review: Review letter: Letter }
          type Review { author: Author @provides(fields: "name home { city }") }
          type Letter { author: Author }
          type Author @key(fields: "id") { id: ID! name: String @external home: Home @external }
          type Home { city: String @external }`,
        resolvers: {
          Query: { review: () => ({ author: provided }), letter: () => ({ author: { id: 'a1' } }) },
        },
      },
      people: {
        sdl: `
          type Author @key(fields: "id") { id: ID! name: String @shareable born: Int home: Home @shareable }
          type Home { city: String @shareable street: String }`,
        resolvers: { Author: { __resolveReference: byKey(authors, 'id') } },
      },
    },
    cases: [
      {
        query: '{ review { author { name home { city } } } }',
        data: { review: { author: { name: 'Ann (provided)', home: { city: 'Ede (provided)' } } } },
      },
      { query: '{ letter { author { name } } }', data: { letter: { author: { name: 'Ann' } } } },
      {
        query: '{ letter { author { home { street city } } born: __typename } }',
        data: { letter: { author: { home: { street: 'Laan', city: 'Ede' } }, born: 'Letter' } },
      },
    ],
  },
  {
    title: 'fields are provided on an interface and on a union',
    graphlets: {
      shelf: {
        sdl: `
          type Query {
            items: [Item] @provides(fields: "... on Book { title }")
            any: [Any] @provides(fields: "... on Film { title }")
          }
          interface Item { id: ID! }
          union Any = Book | Film
          type Book implements Item @key(fields: "id") { id: ID! title: String @external }
          type Film implements Item @key(fields: "id") { id: ID! title: String @external }`,
        resolvers: { Query: { items: () => media, any: () => media } },
      },
      titles: {
        sdl: `
          type Book @key(fields: "id") { id: ID! title: String @shareable pages: Int }
          type Film @key(fields: "id") { id: ID! title: String @shareable }`,
        resolvers: {
          Book: { __resolveReference: byKey(media, 'id') },
          Film: { __resolveReference: byKey(media, 'id') },
        },
      },
    },
    cases: [
      {
        query: '{ items { ... on Book { title } ... on Film { title } } }',
        data: { items: [{ title: 'Emma' }, { title: 'Alien' }] },
      },
      {
        query: '{ any { __typename ... on Film { title } ... on Book { pages title } } }',
        data: {
          any: [
            { __typename: 'Book', pages: 400, title: 'Emma' },
            { __typename: 'Film', title: 'Alien' },
          ],
        },
      },
    ],
  },
];
