import { toNumber, type Value } from './evaluate.ts';
import type { Command } from './parseQuery.ts';
import type { Row } from './row.ts';

/** `sort`: the order of two rows. */
export function compareBy(keys: Extract<Command, { kind: 'sort' }>['keys']): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const { name, isDescending } of keys) {
      const order = compareValues(a.lookup(name), b.lookup(name));
      if (order !== 0) return isDescending ? -order : order;
    }
    return 0;
  };
}

/** What is not there comes first. */
function compareValues(a: Value, b: Value): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  const [left, right] = [toNumber(a), toNumber(b)];
  if (left !== undefined && right !== undefined) return left - right;
  return String(a) < String(b) ? -1 : Number(String(a) !== String(b));
}
