import { toConnection, toPageRequest } from '@graphlets/platform/graphlet/connection';
import { checkReview } from './checkReview.ts';
import { DateTime } from './dateTime.ts';
import { placeReview } from './reviewItem.ts';
import type { Resolvers } from './schema.generated.ts';

export const resolvers: Resolvers = {
  DateTime,
  Query: {
    review: async (_, { id }, { reviewById }) => (await reviewById.load(id)) ?? null,
  },
  Mutation: {
    addReview: async (_, { input }, { reviews, stamp, signal }) => {
      const userErrors = checkReview(input);
      if (userErrors.length > 0) return { review: null, userErrors };
      const placed = placeReview({
        id: stamp.newId(),
        tconst: input.titleId,
        author: input.author.trim(),
        rating: input.rating,
        headline: input.headline.trim(),
        text: input.text.trim(),
        createdAt: stamp.now(),
        spoiler: input.hasSpoilers ?? false,
      });
      await reviews.putMany(placed, signal);
      return { review: placed[0], userErrors: [] };
    },
  },
  Title: {
    __resolveReference: ({ id }) => ({ id }),
    reviews: async ({ id }, page, { reviews, signal }) =>
      toConnection(await reviews.queryPage(id, { ...toPageRequest(page), isDescending: true }, signal)),
  },
  Review: {
    __resolveReference: async ({ id }, { reviewById }) => (await reviewById.load(id)) ?? null,
    title: ({ tconst }) => ({ id: tconst }),
    hasSpoilers: ({ spoiler }) => spoiler,
  },
};
