import { readFlag, readInteger, readText, readTitleId } from './cells.ts';
import type { Source } from './source.ts';

/** Reviews, in a format of our own: each stands with its title and under its id. */
export const reviews: Source = {
  name: 'reviews',
  table: 'reviews',
  columns: ['id', 'tconst', 'author', 'rating', 'headline', 'text', 'createdAt', 'spoiler'],
  toItems(row) {
    const review = {
      id: readText(row, 'id'),
      tconst: readTitleId(row),
      author: readText(row, 'author'),
      rating: readInteger(row, 'rating'),
      headline: readText(row, 'headline'),
      text: readText(row, 'text'),
      createdAt: readText(row, 'createdAt'),
      spoiler: readFlag(row, 'spoiler'),
    };
    return [
      { pk: review.tconst, sk: `${review.createdAt}#${review.id}`, ...review },
      { pk: `review#${review.id}`, sk: 'review', ...review },
    ];
  },
};
