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
    addReview: async (_, { input }, context) => {
      const userErrors = checkReview(input);
      if (userErrors.length > 0) return { review: null, userErrors };
      const placed = placeReview({
        id: context.stamp.newId(),
        tconst: input.titleId,
        author: input.author.trim(),
        rating: input.rating,
        headline: input.headline.trim(),
        text: input.text.trim(),
        createdAt: context.stamp.now(),
        spoiler: input.hasSpoilers ?? false,
      });
      await context.reviews.putMany(placed, context);
      return { review: placed[0], userErrors: [] };
    },
  },
  Title: {
    __resolveReference: ({ id }) => ({ id }),
    reviews: async ({ id }, page, context) =>
      toConnection(
        await context.reviews.queryPage(id, { ...toPageRequest(page), isDescending: true }, context),
      ),
  },
  Review: {
    __resolveReference: async ({ id }, { reviewById }) => (await reviewById.load(id)) ?? null,
    title: ({ tconst }) => ({ id: tconst }),
    hasSpoilers: ({ spoiler }) => spoiler,
  },
};
