/** A value per period: from its start (epoch milliseconds) to the value; a period without data is absent. */
export type Series = ReadonlyMap<number, number>;

/** What an expression of metric math can be: a number, a series, or a list of both. */
export type Value = number | Series | readonly (number | Series)[];

export function isList(value: Value): value is readonly (number | Series)[] {
  return Array.isArray(value);
}

/** Keeps what CloudWatch keeps: a division by zero, for one, gives no data point. */
export function seriesFrom(entries: Iterable<readonly [number, number]>): Series {
  return new Map([...entries].filter(([, value]) => Number.isFinite(value)));
}

/** Applies `combine` where both sides have a value. */
export function combineEach(
  left: number | Series,
  right: number | Series,
  combine: (left: number, right: number) => number,
): number | Series {
  if (typeof left === 'number' && typeof right === 'number') return combine(left, right);
  const times = typeof left === 'number' ? (right as Series).keys() : left.keys();
  return seriesFrom(
    [...times].flatMap((time) => {
      const a = at(left, time);
      const b = at(right, time);
      return a === undefined || b === undefined ? [] : [[time, combine(a, b)] as const];
    }),
  );
}

export function at(value: number | Series, time: number): number | undefined {
  return typeof value === 'number' ? value : value.get(time);
}
