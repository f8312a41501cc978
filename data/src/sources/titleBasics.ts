import { present, readFlag, readList, readOptionalInteger, readText, readTitleId } from './cells.ts';
import type { Source } from './source.ts';

/** IMDb's `title.basics`: the title, and a place in each of its genres. */
export const titleBasics: Source = {
  name: 'title.basics',
  table: 'titles',
  columns: [
    'tconst',
    'titleType',
    'primaryTitle',
    'originalTitle',
    'isAdult',
    'startYear',
    'endYear',
    'runtimeMinutes',
    'genres',
  ],
  toItems(row) {
    const tconst = readTitleId(row);
    const startYear = readOptionalInteger(row, 'startYear');
    const genres = readList(row, 'genres');
    const title = {
      pk: tconst,
      sk: 'title',
      tconst,
      titleType: readText(row, 'titleType'),
      primaryTitle: readText(row, 'primaryTitle'),
      originalTitle: readText(row, 'originalTitle'),
      isAdult: readFlag(row, 'isAdult'),
      genres,
      ...present({
        startYear,
        endYear: readOptionalInteger(row, 'endYear'),
        runtimeMinutes: readOptionalInteger(row, 'runtimeMinutes'),
      }),
    };
    const year = String(startYear ?? 0).padStart(4, '0');
    return [title, ...genres.map((genre) => ({ pk: `genre#${genre}`, sk: `${year}#${tconst}`, tconst }))];
  },
};
