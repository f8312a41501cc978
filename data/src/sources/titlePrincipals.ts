import { BadRowError } from '../errors.ts';
import { present, readInteger, readNameId, readText, readTitleId } from './cells.ts';
import type { Row, Source } from './source.ts';

/** IMDb's `title.principals`: each credit stands with its title and with its person. */
export const titlePrincipals: Source = {
  name: 'title.principals',
  table: 'credits',
  columns: ['tconst', 'ordering', 'nconst', 'category', 'job', 'characters'],
  toItems(row) {
    const tconst = readTitleId(row);
    const nconst = readNameId(row);
    const ordering = readInteger(row, 'ordering');
    const place = String(ordering).padStart(3, '0');
    const credit = {
      tconst,
      nconst,
      ordering,
      category: readText(row, 'category'),
      characters: readCharacters(row),
      ...present({ job: row.job }),
    };
    return [
      { pk: tconst, sk: place, ...credit },
      { pk: nconst, sk: `${tconst}#${place}`, ...credit },
    ];
  },
};

/** A JSON array of text, or `\N`. */
function readCharacters({ characters }: Row): string[] {
  if (characters === undefined) return [];
  try {
    const value: unknown = JSON.parse(characters);
    if (Array.isArray(value) && value.every((name) => typeof name === 'string')) return value;
  } catch {
    // Said below.
  }
  throw new BadRowError(`characters ${characters} is not a JSON array of text`);
}
