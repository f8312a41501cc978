import type { Selected } from '../../plan/fetchPlan.ts';
import { Entities } from '../data/entities.ts';
import type { ObjectLayout } from '../data/layout.ts';
import { compileMembers } from './compileReader.ts';
import type { Cursor } from './cursor.ts';
import type { ReadingRules } from './readingRules.ts';
import { CHAR } from './readLeaf.ts';

/** @returns undefined when there is no list of so many objects and nulls */
export type EntitiesReader = (cursor: Cursor, count: number) => Entities | undefined;

export function compileEntitiesReader(
  layout: ObjectLayout,
  selection: readonly Selected[],
  rules: ReadingRules,
): EntitiesReader {
  const readMembers = compileMembers(layout, selection, rules);
  return (cursor, count) => {
    const { text } = cursor;
    const entities = new Entities(count, layout.size);
    for (let index = 0; index < count; index++) {
      if (text.charCodeAt(cursor.at++) !== (index === 0 ? CHAR.openList : CHAR.comma)) return undefined;
      if (text.charCodeAt(cursor.at) === CHAR.n) {
        if (!text.startsWith('null', cursor.at)) return undefined;
        cursor.at += 4;
      } else if (!readMembers(cursor, entities.values, index * entities.size)) return undefined;
    }
    if (count === 0 && text.charCodeAt(cursor.at++) !== CHAR.openList) return undefined;
    return text.charCodeAt(cursor.at++) === CHAR.closeList ? entities : undefined;
  };
}
