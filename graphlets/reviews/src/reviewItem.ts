import type { Item } from '@graphlets/platform/dynamodb/table';

export interface Review {
  readonly id: string;
  readonly tconst: string;
  readonly author: string;
  readonly rating: number;
  readonly headline: string;
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly spoiler: boolean;
}

/** pk `<tconst>`, sk `<createdAt>#<id>`; the same under pk `review#<id>`, sk `review`. */
export type ReviewItem = Item & Review;

export function isReviewItem(item: Readonly<Record<string, unknown>>): item is ReviewItem {
  return typeof item.id === 'string' && typeof item.text === 'string' && typeof item.createdAt === 'string';
}

export function reviewKey(id: string) {
  return { pk: `review#${id}`, sk: 'review' };
}

/** Both places of a new review. */
export function placeReview(review: Review): readonly [ReviewItem, ReviewItem] {
  return [
    { ...review, pk: review.tconst, sk: `${review.createdAt}#${review.id}` },
    { ...review, ...reviewKey(review.id) },
  ];
}
