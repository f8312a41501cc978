import { at, combineEach, isList, type Series, seriesFrom, type Value } from './value.ts';

/** Starts of the periods that are looked at, oldest first. */
export type Timeline = readonly number[];

type MathFunction = (args: readonly Value[], timeline: Timeline) => Value;

/** The functions of metric math that are known here; another is an error, never a guess. */
export const mathFunctions: Readonly<Record<string, MathFunction>> = {
  FILL: fill,
  IF: choose,
  SUM: reducing((values) => values.reduce((total, value) => total + value, 0)),
  MAX: reducing((values) => Math.max(...values)),
  MIN: reducing((values) => Math.min(...values)),
  AVG: reducing((values) => values.reduce((total, value) => total + value, 0) / values.length),
  ABS: mapping(Math.abs),
  CEIL: mapping(Math.ceil),
  FLOOR: mapping(Math.floor),
};

/** `FILL(series, 0)`: a value for every period. */
function fill([value, filling]: readonly Value[], timeline: Timeline): Value {
  const series = one(value, 'FILL');
  if (typeof series === 'number') return series;
  const standIn = one(filling, 'FILL');
  return seriesFrom(
    timeline.flatMap((time) => {
      const found = series.get(time) ?? at(standIn, time);
      return found === undefined ? [] : [[time, found] as const];
    }),
  );
}

/** `IF(condition, then, else)`, period by period; without an else there is no value where it does not hold. */
function choose([condition, yes, no]: readonly Value[], timeline: Timeline): Value {
  const test = one(condition, 'IF');
  const [then, otherwise] = [one(yes, 'IF'), no === undefined ? new Map() : one(no, 'IF')];
  if (typeof test === 'number') return test === 0 ? otherwise : then;
  return seriesFrom(
    timeline.flatMap((time) => {
      const held = test.get(time);
      if (held === undefined) return [];
      const chosen = at(held === 0 ? otherwise : then, time);
      return chosen === undefined ? [] : [[time, chosen] as const];
    }),
  );
}

/** Of one series a number; of a list a series, of what each period has. */
function reducing(reduce: (values: readonly number[]) => number): MathFunction {
  return ([value], timeline) => {
    if (value === undefined) throw new SyntaxError('a function was given nothing');
    if (typeof value === 'number') return value;
    if (!isList(value)) return value.size === 0 ? new Map() : reduce([...value.values()]);
    return seriesFrom(
      timeline.flatMap((time) => {
        const values = value.flatMap((item) => at(item, time) ?? []);
        return values.length === 0 ? [] : [[time, reduce(values)] as const];
      }),
    );
  };
}

function mapping(map: (value: number) => number): MathFunction {
  return ([value]) => combineEach(one(value, 'a function'), 0, (each) => map(each));
}

function one(value: Value | undefined, name: string): number | Series {
  if (value === undefined) throw new SyntaxError(`${name} was given too little`);
  if (isList(value)) throw new SyntaxError(`${name} of a list is not known here`);
  return value;
}
