import type { Item } from '@graphlets/platform/dynamodb/table';

/** pk `<tconst>`, sk `rating`. */
export interface RatingItem extends Item {
  readonly tconst: string;
  readonly averageRating: number;
  readonly numVotes: number;
}

export function isRatingItem(item: Readonly<Record<string, unknown>>): item is RatingItem {
  return typeof item.averageRating === 'number' && typeof item.numVotes === 'number';
}
