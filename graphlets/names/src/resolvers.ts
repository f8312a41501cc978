import type { Resolvers } from './schema.generated.ts';

export const resolvers: Resolvers = {
  Query: {
    name: async (_, { id }, { nameById }) => (await nameById.load(id)) ?? null,
  },
  Name: {
    __resolveReference: async ({ id }, { nameById }) => (await nameById.load(id)) ?? null,
    id: ({ nconst }) => nconst,
    displayName: ({ primaryName }) => primaryName,
    birthYear: ({ birthYear }) => birthYear ?? null,
    deathYear: ({ deathYear }) => deathYear ?? null,
    professions: ({ primaryProfession }) => [...primaryProfession],
    knownFor: ({ knownForTitles }) => knownForTitles.map((id) => ({ id })),
  },
  Subject: { __resolveType: () => 'Name' },
};
