/** Mock data: everything follows from the id, so that any instance tells the same of an item. */

export interface Item {
  readonly __typename: 'SyntheticItem';
  readonly id: string;
  readonly code: string;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function itemById(id: string): Item {
  return { __typename: 'SyntheticItem', id, code: `code-${id}` };
}

export function itemByCode(code: string): Item {
  return itemById(code.replace(/^code-/, ''));
}

/** Items `1` to `count`. */
export function items(count: number): readonly Item[] {
  return Array.from({ length: count }, (_, index) => itemById(String(index + 1)));
}

export function box(id: string) {
  return { __typename: 'SyntheticBox', id } as const;
}

export function sizeOf(id: string): Size {
  return { width: numberOf(id, 'width'), height: numberOf(id, 'height') };
}

/** 1 to 100: the same for the same id and property (FNV-1a, 32 bits). */
export function numberOf(id: string, property: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${id}.${property}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return ((hash >>> 0) % 100) + 1;
}
