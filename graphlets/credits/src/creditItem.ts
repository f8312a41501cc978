import type { Item } from '@graphlets/platform/dynamodb/table';

/** pk `<tconst>`, sk `<ordering, 3 digits>`; the same under pk `<nconst>`, sk `<tconst>#<ordering, 3 digits>`. */
export interface CreditItem extends Item {
  readonly tconst: string;
  readonly nconst: string;
  readonly ordering: number;
  /** E.g. `actor`, `director`. */
  readonly category: string;
  readonly job?: string;
  readonly characters: readonly string[];
}

export function isCreditItem(item: Readonly<Record<string, unknown>>): item is CreditItem {
  return (
    typeof item.tconst === 'string' && typeof item.nconst === 'string' && typeof item.ordering === 'number'
  );
}

const CAST: readonly string[] = ['actor', 'actress', 'self'];

/** Whether it is someone who is seen or heard. */
export function isCast({ category }: CreditItem): boolean {
  return CAST.includes(category);
}

export function creditKey(tconst: string, ordering: number) {
  return { pk: tconst, sk: String(ordering).padStart(3, '0') };
}
