import { BadRowError } from '../errors.ts';
import type { Row } from './source.ts';

/** @throws {BadRowError} when the cell is `\N` or empty */
export function readText(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined || value === '') throw new BadRowError(`${column} is missing`);
  return value;
}

/** @throws {BadRowError} when it is no whole number */
export function readInteger(row: Row, column: string): number {
  const value = readOptionalInteger(row, column);
  if (value === undefined) throw new BadRowError(`${column} is missing`);
  return value;
}

export function readOptionalInteger(row: Row, column: string): number | undefined {
  const text = row[column];
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text)) throw new BadRowError(`${column} "${text}" is not a whole number`);
  return Number(text);
}

export function readNumber(row: Row, column: string): number {
  const text = readText(row, column);
  const value = Number(text);
  if (!Number.isFinite(value)) throw new BadRowError(`${column} "${text}" is not a number`);
  return value;
}

/** IMDb's `0` and `1`. */
export function readFlag(row: Row, column: string): boolean {
  const text = readText(row, column);
  if (text !== '0' && text !== '1') throw new BadRowError(`${column} "${text}" is neither 0 nor 1`);
  return text === '1';
}

/** Comma separated; `\N` is none. */
export function readList(row: Row, column: string): string[] {
  return row[column]?.split(',').filter((part) => part !== '') ?? [];
}

export function readTitleId(row: Row, column = 'tconst'): string {
  return readPattern(row, column, /^tt\d{7,}$/, 'a title id (tt and at least seven digits)');
}

export function readNameId(row: Row, column = 'nconst'): string {
  return readPattern(row, column, /^nm\d{7,}$/, 'a name id (nm and at least seven digits)');
}

function readPattern(row: Row, column: string, pattern: RegExp, what: string): string {
  const text = readText(row, column);
  if (!pattern.test(text)) throw new BadRowError(`${column} "${text}" is not ${what}`);
  return text;
}

/** Leaves out what is not there: DynamoDB knows no `undefined`. */
export function present<T extends Record<string, unknown>>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
