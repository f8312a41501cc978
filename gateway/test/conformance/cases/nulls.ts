import type { ConformanceGraph } from '../conformanceCase.ts';

const fails = (message: string) => () => {
  throw new Error(message);
};

export const nulls: readonly ConformanceGraph[] = [
  {
    title: 'nulls where an entity, a key or a value is missing',
    graphlets: {
      shelf: {
        sdl: `
          type Query { books: [Book] book: Book strict: Strict }
          type Strict { book: Book! }
          type Book @key(fields: "isbn") { isbn: ID broken: String }`,
        resolvers: {
          Query: {
            books: () => [{ isbn: '1' }, { isbn: null }, null, { isbn: '9' }],
            book: () => ({ isbn: '9' }),
            strict: () => ({ book: { isbn: '9' } }),
          },
          Book: { broken: fails('torn') },
        },
      },
      titles: {
        sdl: `type Book @key(fields: "isbn") { isbn: ID title: String pages: Int! }`,
        resolvers: {
          Book: {
            __resolveReference: ({ isbn }: { isbn: string | null }) =>
              isbn === '1' ? { isbn, title: 'Emma', pages: 400 } : null,
          },
        },
      },
    },
    cases: [
      {
        query: '{ books { isbn title } }',
        data: {
          books: [
            { isbn: '1', title: 'Emma' },
            { isbn: null, title: null },
            null,
            { isbn: '9', title: null },
          ],
        },
      },
      {
        query: '{ book { broken isbn } }',
        data: { book: { broken: null, isbn: '9' } },
        errorPaths: [['book', 'broken']],
      },
      {
        query: '{ book { pages } strict { book { pages } } }',
        data: { book: null, strict: null },
        errorPaths: [
          ['book', 'pages'],
          ['strict', 'book', 'pages'],
        ],
        knownFaults: { apollo: 'says nothing of a null that bubbles up' },
      },
    ],
  },
];
