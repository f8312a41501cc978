import { present, readList, readNameId, readOptionalInteger, readText } from './cells.ts';
import type { Source } from './source.ts';

/** IMDb's `name.basics`. */
export const nameBasics: Source = {
  name: 'name.basics',
  table: 'names',
  columns: ['nconst', 'primaryName', 'birthYear', 'deathYear', 'primaryProfession', 'knownForTitles'],
  toItems(row) {
    const nconst = readNameId(row);
    return [
      {
        pk: nconst,
        sk: 'name',
        nconst,
        primaryName: readText(row, 'primaryName'),
        primaryProfession: readList(row, 'primaryProfession'),
        knownForTitles: readList(row, 'knownForTitles'),
        ...present({
          birthYear: readOptionalInteger(row, 'birthYear'),
          deathYear: readOptionalInteger(row, 'deathYear'),
        }),
      },
    ];
  },
};
