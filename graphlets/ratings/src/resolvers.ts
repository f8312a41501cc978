import type { Resolvers } from './schema.generated.ts';

const CLASSIC_RATING = 8;
const CLASSIC_AGE_YEARS = 25;

export const resolvers: Resolvers = {
  Title: {
    __resolveReference: (title) => title,
    rating: async ({ id }, _, { ratingByTitle }) => {
      const item = await ratingByTitle.load(id);
      return item === undefined ? null : { average: item.averageRating, votes: item.numVotes };
    },
    isClassic: async ({ id, startYear }, _, { ratingByTitle, thisYear }) => {
      if (startYear == null || thisYear() - startYear <= CLASSIC_AGE_YEARS) return false;
      const item = await ratingByTitle.load(id);
      return item !== undefined && item.averageRating >= CLASSIC_RATING;
    },
  },
};
