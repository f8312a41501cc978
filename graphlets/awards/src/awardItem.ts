import type { Item } from '@graphlets/platform/dynamodb/table';

/** pk `<tconst>`, sk `<year>#<id>`; the same under pk `<nconst>` of each recipient. */
export interface AwardItem extends Item {
  readonly id: string;
  readonly event: string;
  readonly category: string;
  readonly year: number;
  readonly isWinner: boolean;
  readonly tconst: string;
  readonly nconsts: readonly string[];
}

export function isAwardItem(item: Readonly<Record<string, unknown>>): item is AwardItem {
  return typeof item.id === 'string' && typeof item.event === 'string' && Array.isArray(item.nconsts);
}
