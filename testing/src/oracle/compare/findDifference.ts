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
    firstOf(expectedKeys, (key) =>
      findDifference(inOrder(key, expected[key]), inOrder(key, found[key]), [...path, key]),
    ) ?? (expectedKeys.join() === foundKeys.join() ? undefined : differ('key order'))
  );
}

/** Of introspection's lists the specification gives no order; this one is made anew by every composition. */
function inOrder(key: string, value: unknown): unknown {
  if (key !== 'possibleTypes' || !Array.isArray(value)) return value;
  return value
    .map((element) => ({ text: JSON.stringify(element), element }))
    .sort(byText)
    .map(({ element }) => element);
}

function byText(a: { readonly text: string }, b: { readonly text: string }): number {
  return a.text < b.text ? -1 : 1;
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
