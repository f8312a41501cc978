import type { Resolvers } from './schema.generated.ts';

export const resolvers: Resolvers = {
  Title: {
    __resolveReference: ({ id }) => ({ id }),
    awards: async ({ id }, _, { awardsOf }) => [...(await awardsOf.load(id))],
  },
  Name: {
    __resolveReference: ({ id }) => ({ id }),
    awards: async ({ id }, _, { awardsOf }) => [...(await awardsOf.load(id))],
  },
  Award: {
    title: ({ tconst }) => ({ id: tconst }),
    recipients: ({ nconsts, tconst }) =>
      nconsts.length > 0 ? nconsts.map((id) => ({ id })) : [{ id: tconst }],
  },
  AwardRecipient: { __resolveType: ({ id }) => (id.startsWith('nm') ? 'Name' : 'Title') },
};
