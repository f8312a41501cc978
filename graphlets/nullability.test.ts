import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { discoverFunctions } from '@graphlets/platform/functions';
import { type FieldDefinitionNode, Kind, parse, type TypeNode } from 'graphql';

/** Who has the entities' own fields; interfaces and unions of entities are nobody's. */
const OWNERS: Readonly<Record<string, string>> = {
  Query: 'nobody',
  Mutation: 'nobody',
  Title: 'titles',
  Name: 'names',
  Subject: 'nobody',
  AwardRecipient: 'nobody',
};

const isElsewhere = (type: string, graphlet: string) => (OWNERS[type] ?? graphlet) !== graphlet;
const isExternal = ({ directives }: FieldDefinitionNode) =>
  directives?.some(({ name }) => name.value === 'external') === true;

/** The type's name, and whether a value of it may be null, innermost. */
function innermost(type: TypeNode, isNullable = true): { name: string; isNullable: boolean } {
  switch (type.kind) {
    case Kind.NON_NULL_TYPE:
      return innermost(type.type, false);
    case Kind.LIST_TYPE:
      return innermost(type.type);
    case Kind.NAMED_TYPE:
      return { name: type.name.value, isNullable };
  }
}

/** Fields that would take data of other graphlets with them when one graphlet fails. */
function contagiousFields(graphlet: string, sdl: string): string[] {
  return parse(sdl).definitions.flatMap((type) => {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const isContributed = isElsewhere(type.name.value, graphlet);
    const contagious = (type.fields ?? []).filter((field) => {
      if (field.name.value === 'id' || isExternal(field)) return false;
      const value = innermost(field.type);
      const isOther = isElsewhere(value.name, graphlet);
      return (isContributed && field.type.kind === Kind.NON_NULL_TYPE) || (isOther && !value.isNullable);
    });
    return contagious.map((field) => `${graphlet}: ${type.name.value}.${field.name.value}`);
  });
}

const schemas = discoverFunctions(join(import.meta.dirname, '..')).flatMap(({ name, schemaFile }) =>
  schemaFile === null || name.startsWith('synthetic-')
    ? []
    : [[name, readFileSync(schemaFile, 'utf8')] as const],
);

describe('a graphlet that fails', () => {
  it.each(schemas)('takes no data of others with it: %s', (name, sdl) => {
    expect(contagiousFields(name, sdl)).toEqual([]);
  });

  it('would, by a contributed or a foreign field that must not be null', () => {
    const sdl = `
      type Query { best: Title! all: [Title!] some: [Title]! }
      type Title { id: ID! votes: Int! average: Float startYear: Int! @external }
      type Vote { title: Title! weight: Int! }`;
    expect(contagiousFields('ratings', sdl)).toEqual([
      'ratings: Query.best',
      'ratings: Query.all',
      'ratings: Query.some',
      'ratings: Title.votes',
      'ratings: Vote.title',
    ]);
  });
});
