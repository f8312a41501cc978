import type { Expression } from './expression.ts';
import { QueryError } from './queryError.ts';

export type Value = string | number | boolean | undefined;
/** The value of a field; undefined where there is none. */
export type Lookup = (name: string) => Value;

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const PERIOD = /^(\d+)(ms|s|m|h|d)$/;

type ScalarFunction = (values: readonly Value[]) => Value;

const scalars: Readonly<Record<string, ScalarFunction>> = {
  abs: ([value]) => Math.abs(toNumber(value) ?? Number.NaN),
  ceil: ([value]) => Math.ceil(toNumber(value) ?? Number.NaN),
  floor: ([value]) => Math.floor(toNumber(value) ?? Number.NaN),
  greatest: (values) => Math.max(...values.map((value) => toNumber(value) ?? Number.NaN)),
  least: (values) => Math.min(...values.map((value) => toNumber(value) ?? Number.NaN)),
  coalesce: (values) => values.find((value) => value !== undefined),
  ispresent: ([value]) => value !== undefined,
  isempty: ([value]) => value === undefined || value === '',
  isblank: ([value]) => value === undefined || String(value).trim() === '',
  concat: (values) => values.map((value) => value ?? '').join(''),
  strcontains: ([value, part]) =>
    value === undefined ? undefined : Number(String(value).includes(String(part ?? ''))),
  strlen: ([value]) => String(value ?? '').length,
  tolower: ([value]) => value?.toString().toLowerCase(),
  toupper: ([value]) => value?.toString().toUpperCase(),
};

/** Names of the functions of one record, for messages. */
const scalarNames: readonly string[] = ['bin', ...Object.keys(scalars)];

/**
 * @param aggregate - the value of an aggregate of the group; where there is none, the query is at fault
 * @throws {QueryError}
 */
export function evaluate(
  expression: Expression,
  lookup: Lookup,
  aggregate?: (expression: Expression) => Value,
): Value {
  const inner = (each: Expression) => evaluate(each, lookup, aggregate);
  switch (expression.kind) {
    case 'value':
      return expression.value instanceof RegExp ? expression.value.source : expression.value;
    case 'list':
      throw new QueryError('A list stands only after "in".');
    case 'field':
      return lookup(expression.name);
    case 'unary': {
      const value = inner(expression.operand);
      return expression.operator === 'not' ? !isTrue(value) : -(toNumber(value) ?? Number.NaN);
    }
    case 'call': {
      const { name, args } = expression;
      if (name === 'bin') return bin(args, lookup);
      const scalar = scalars[name];
      if (scalar !== undefined) return noNaN(scalar(args.map(inner)));
      const value = aggregate?.(expression);
      if (aggregate !== undefined) return value;
      throw new QueryError(`${name}() is not known here; known are ${scalarNames.join(', ')}.`);
    }
    case 'binary':
      return evaluateBinary(expression, inner);
  }
}

function evaluateBinary(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  inner: (expression: Expression) => Value,
): Value {
  if (operator === 'and') return isTrue(inner(left)) && isTrue(inner(right));
  if (operator === 'or') return isTrue(inner(left)) || isTrue(inner(right));
  const value = inner(left);
  if (operator === 'in') {
    if (right.kind !== 'list') throw new QueryError('After "in" stands a list: ["a", "b"].');
    return right.items.some((item) => isEqual(value, inner(item)));
  }
  if (operator === 'like' || operator === '=~') {
    if (value === undefined) return false;
    if (right.kind === 'value' && right.value instanceof RegExp) return right.value.test(String(value));
    return String(value).includes(String(inner(right) ?? ''));
  }
  const other = inner(right);
  // Of what is not there nothing is true.
  if (value === undefined || other === undefined) return undefined;
  if (operator === '=') return isEqual(value, other);
  if (operator === '!=') return !isEqual(value, other);
  return compute(operator, toNumber(value), toNumber(other));
}

function compute(operator: string, left: number | undefined, right: number | undefined): Value {
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return noNaN(left / right);
    case '%':
      return noNaN(left % right);
    default:
      return left ** right;
  }
}

function bin([period]: readonly Expression[], lookup: Lookup): Value {
  const text = period?.kind === 'field' ? period.name : '';
  const [, amount = '', unit = ''] = PERIOD.exec(text) ?? [];
  const unitMs = units[unit];
  if (unitMs === undefined) throw new QueryError(`bin() takes a time like 30s, 1m or 1h, not "${text}".`);
  const lengthMs = Number(amount) * unitMs;
  const timeMs = Date.parse(`${lookup('@timestamp')}Z`);
  return timestampText(Math.floor(timeMs / lengthMs) * lengthMs);
}

/** `2026-01-02 03:04:05.678`, in UTC, as Logs Insights writes it. */
export function timestampText(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('T', ' ').replace('Z', '');
}

export function isTrue(value: Value): boolean {
  return value === true || value === 1;
}

export function toNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

function isEqual(left: Value, right: Value): boolean {
  return left === right || (left !== undefined && right !== undefined && String(left) === String(right));
}

function noNaN(value: Value): Value {
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
}
