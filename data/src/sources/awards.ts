import { readFlag, readInteger, readList, readText, readTitleId } from './cells.ts';
import type { Source } from './source.ts';

/** Awards, in a format of our own: each stands with its title and with every recipient. */
export const awards: Source = {
  name: 'awards',
  table: 'awards',
  columns: ['id', 'event', 'category', 'year', 'isWinner', 'tconst', 'nconsts'],
  toItems(row) {
    const award = {
      id: readText(row, 'id'),
      event: readText(row, 'event'),
      category: readText(row, 'category'),
      year: readInteger(row, 'year'),
      isWinner: readFlag(row, 'isWinner'),
      tconst: readTitleId(row),
      nconsts: readList(row, 'nconsts'),
    };
    const sk = `${award.year}#${award.id}`;
    return [award.tconst, ...award.nconsts].map((pk) => ({ pk, sk, ...award }));
  },
};
