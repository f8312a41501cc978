import type { Item } from '@graphlets/platform/dynamodb/table';

/** pk `<tconst>`, sk `title`. */
export interface TitleItem extends Item {
  readonly tconst: string;
  /** As in IMDb's files, e.g. `tvSeries`. */
  readonly titleType: string;
  readonly primaryTitle: string;
  readonly originalTitle: string;
  readonly isAdult: boolean;
  readonly startYear?: number;
  readonly endYear?: number;
  readonly runtimeMinutes?: number;
  readonly genres: readonly string[];
}

/** pk `genre#<genre>`, sk `<start year, 0000 if unknown>#<tconst>`. */
export interface GenreItem extends Item {
  readonly tconst: string;
}

export function isTitleItem(item: Readonly<Record<string, unknown>>): item is TitleItem {
  return item.sk === 'title' && typeof item.tconst === 'string' && typeof item.primaryTitle === 'string';
}

export function isGenreItem(item: Readonly<Record<string, unknown>>): item is GenreItem {
  return typeof item.pk === 'string' && item.pk.startsWith('genre#') && typeof item.tconst === 'string';
}
