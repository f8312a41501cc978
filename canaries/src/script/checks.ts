import { isDeepStrictEqual } from 'node:util';
import { readPath } from './readPath.ts';

/**
 * One expectation of a step's `data`.
 *
 * @param kept - what earlier steps kept
 * @returns what is wrong, with its path; undefined when nothing is
 */
export type Check<Name extends string = string> = (
  data: unknown,
  kept: Readonly<Record<Name, unknown>>,
) => string | undefined;

/** A text that is not empty. */
export function isText(path: string): Check<never> {
  return expecting(path, 'a text', (value) => typeof value === 'string' && value !== '');
}

export function isNumber(
  path: string,
  { min, max }: { readonly min: number; readonly max: number },
): Check<never> {
  return expecting(
    path,
    `a number from ${min} to ${max}`,
    (value) => typeof value === 'number' && value >= min && value <= max,
  );
}

/** A list of at least so many. */
export function hasItems(path: string, atLeast: number): Check<never> {
  return expecting(
    path,
    `a list of at least ${atLeast}`,
    (value) => Array.isArray(value) && value.length >= atLeast,
  );
}

export function equals(path: string, expected: unknown): Check<never> {
  return expecting(path, JSON.stringify(expected), (value) => isDeepStrictEqual(value, expected));
}

/** The same as an earlier step kept under this name. */
export function equalsKept<Name extends string>(path: string, name: Name): Check<Name> {
  return (data, kept) => equals(path, kept[name])(data, {});
}

/** Every item of a list, at a path within it, includes or is the kept value. */
export function everyIncludesKept<Name extends string>(list: string, path: string, name: Name): Check<Name> {
  return (data, kept) => {
    const items = readPath(data, list);
    if (!Array.isArray(items)) return `${list} is ${show(items)}, not a list`;
    const odd = items.findIndex((item) => ![readPath(item, path)].flat().includes(kept[name]));
    return odd < 0
      ? undefined
      : `${list}.${odd}.${path} is ${show(readPath(items[odd], path))}, without ${show(kept[name])}`;
  };
}

function expecting(path: string, what: string, isRight: (value: unknown) => boolean): Check<never> {
  return (data) => {
    const value = readPath(data, path);
    return isRight(value) ? undefined : `${path} is ${show(value)}, not ${what}`;
  };
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
