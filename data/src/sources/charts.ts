import { present, readInteger, readOptionalInteger, readText, readTitleId } from './cells.ts';
import type { Source } from './source.ts';

/** Charts, in a format of our own. */
export const charts: Source = {
  name: 'charts',
  table: 'charts',
  columns: ['chart', 'rank', 'previousRank', 'tconst', 'primaryTitle'],
  toItems(row) {
    const chart = readText(row, 'chart');
    const rank = readInteger(row, 'rank');
    return [
      {
        pk: chart,
        sk: String(rank).padStart(4, '0'),
        chart,
        rank,
        tconst: readTitleId(row),
        primaryTitle: readText(row, 'primaryTitle'),
        ...present({ previousRank: readOptionalInteger(row, 'previousRank') }),
      },
    ];
  },
};
