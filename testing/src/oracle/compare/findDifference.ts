import { isRecord } from '@graphlets/platform/wire';
import type { Path } from './answer.ts';
import type { Difference } from './difference.ts';

/** The first difference between two values of an answer, undefined when they are equal. */
export function findDifference(expected: unknown, found: unknown, path: Path): Difference | undefined {
  if (expected === found) return undefined;
  const differ = (cause: Difference['cause']): Difference => ({
    cause,
    path,
    detail: `expected ${show(expected)}, found ${show(found)}`,
  });
  if (expected === null) return differ('data instead of null');
  if (found === null) return differ('null instead of data');
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) return differ('wrong data');
    return firstOf(expected.keys(), (index) =>
      findDifference(expected[index], found[index], [...path, index]),
    );
  }
  if (!isRecord(expected) || !isRecord(found)) return differ('wrong data');
  const expectedKeys = Object.keys(expected);
  const foundKeys = Object.keys(found);
  if (foundKeys.some((key) => !Object.hasOwn(expected, key))) return differ('leaked name');
  if (expectedKeys.length !== foundKeys.length) return differ('missing key');
  return (
    firstOf(expectedKeys, (key) => findDifference(expected[key], found[key], [...path, key])) ??
    (expectedKeys.join() === foundKeys.join() ? undefined : differ('key order'))
  );
}

function firstOf<T>(items: Iterable<T>, find: (item: T) => Difference | undefined): Difference | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
