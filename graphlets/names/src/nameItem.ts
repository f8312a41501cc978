import type { Item } from '@graphlets/platform/dynamodb/table';

/** pk `<nconst>`, sk `name`. */
export interface NameItem extends Item {
  readonly nconst: string;
  readonly primaryName: string;
  readonly birthYear?: number;
  readonly deathYear?: number;
  readonly primaryProfession: readonly string[];
  /** `tconst`s. */
  readonly knownForTitles: readonly string[];
}

export function isNameItem(item: Readonly<Record<string, unknown>>): item is NameItem {
  return item.sk === 'name' && typeof item.nconst === 'string' && typeof item.primaryName === 'string';
}
