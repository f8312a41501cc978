import type { Representations } from '../represent/representations.ts';
import { type DataObject, type DataValue, isDataList, share } from './data.ts';
import type { Merge } from './mergeData.ts';

/**
 * Entities of one look-up, all their slots in one list: there may be thousands, and they are of no use once they are merged
 * into the objects that they belong to.
 */
export class Entities {
  readonly values: (DataValue | undefined)[];
  /** Slots of each. */
  readonly size: number;
  readonly count: number;

  constructor(count: number, size: number) {
    this.count = count;
    this.size = size;
    this.values = new Array(count * size);
  }

  static of(entities: readonly (DataObject | null)[], size: number): Entities {
    const made = new Entities(entities.length, size);
    for (const [index, entity] of entities.entries()) {
      entity?.values.forEach((value, slot) => {
        made.values[index * size + slot] = value;
      });
    }
    return made;
  }

  mergeInto({ targets, others }: Representations, merge: Merge): void {
    for (let index = 0; index < this.count; index++) {
      const target = targets[index];
      const from = index * this.size;
      if (target !== undefined) merge(target, this.values, from, this.size);
      const more = others.get(index);
      if (more === undefined) continue;
      for (let slot = from; slot < from + this.size; slot++) shareAll(this.values[slot]);
      for (const other of more) merge(other, this.values, from, this.size);
    }
  }
}

/** What is merged into several objects stands at several places. */
function shareAll(value: DataValue | undefined): void {
  if (isDataList(value)) for (const element of value) shareAll(element);
  else if (typeof value === 'object' && value !== null) share(value);
}
