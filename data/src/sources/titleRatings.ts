import { BadRowError } from '../errors.ts';
import { readInteger, readNumber, readTitleId } from './cells.ts';
import type { Source } from './source.ts';

/** IMDb's `title.ratings`. */
export const titleRatings: Source = {
  name: 'title.ratings',
  table: 'ratings',
  columns: ['tconst', 'averageRating', 'numVotes'],
  toItems(row) {
    const tconst = readTitleId(row);
    const averageRating = readNumber(row, 'averageRating');
    if (averageRating < 1 || averageRating > 10) {
      throw new BadRowError(`averageRating ${averageRating} is not from 1 to 10`);
    }
    return [{ pk: tconst, sk: 'rating', tconst, averageRating, numVotes: readInteger(row, 'numVotes') }];
  },
};
