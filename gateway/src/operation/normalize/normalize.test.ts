import { buildSchema, Kind, parse, print, stripIgnoredCharacters } from 'graphql';
import { normalize } from './normalize.ts';

const schema = buildSchema(`
  type Query { book: Book item: Item any: Any }
  interface Named { name: String }
  interface Item implements Named { name: String size: Int next: Item }
  union Any = Book | Film | Shop
  type Book implements Item & Named { name: String size: Int next: Item pages: Int }
  type Film implements Item & Named { name: String size: Int next: Item minutes: Int }
  type Shop implements Named { name: String city: String }
`);

function normalized(query: string): string {
  const document = parse(query, { noLocation: true });
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return stripIgnoredCharacters(print(normalize(schema, document, operation)));
}

describe('an operation as a planner takes it', () => {
  it.each([
    [
      'has a repeated field once, with all that is selected below it',
      '{ item { next { name } next { size name } } }',
      '{item{next{name size}}}',
    ],
    [
      'has no named fragment',
      '{ ...Q } fragment Q on Query { book { ...B } } fragment B on Book { pages }',
      '{book{pages}}',
    ],
    [
      'has no fragment on what the object is anyway',
      '{ book { ... on Named { name ... on Item { size } } ... { pages } } }',
      '{book{name size pages}}',
    ],
    [
      'has no fragment that no object can satisfy',
      '{ book { size ... on Named { ... on Shop { city } ... on Item { ... on Film { minutes } } } } }',
      '{book{size}}',
    ],
    [
      'still asks for the object when nothing else is left',
      '{ book { ... on Named { ... on Shop { city } } } }',
      '{book{__typename}}',
    ],
    [
      'names the only type that is left of two conditions',
      '{ any { ... on Item { ... on Named { ... on Book { pages } } } ... on Shop { ... on Named { name } } } }',
      '{any{...on Item{...on Book{pages}}...on Shop{name}}}',
    ],
    [
      'has one fragment for each condition',
      '{ item { ... on Book { pages } ... on Film { size } ... on Book { size } } }',
      '{item{...on Book{pages size}...on Film{size}}}',
    ],
    ['keeps aliases and arguments', '{ a: book { n: name name } }', '{a:book{n:name name}}'],
  ])('%s', (_, query, expected) => {
    expect(normalized(query)).toBe(expected);
  });
});
