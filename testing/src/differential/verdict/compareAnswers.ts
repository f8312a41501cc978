/** An answer of either side. */
export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly path?: readonly (string | number)[] | undefined }[] | undefined;
}

export type Cause = 'refused' | 'wrong data' | 'key order' | 'missing error' | 'extra error';

type Path = readonly (string | number)[];

/**
 * Whether an answer is the truth's: the same data, keys in the same order, and the same nulls explained by errors. Which
 * error below a null is reported is left open (spec October 2021, 6.4.4); messages are not compared.
 *
 * @returns the first difference by cause, or undefined
 */
export function compareAnswers(truth: Answer, answer: Answer): Cause | undefined {
  if (!('data' in answer) && 'data' in truth) return 'refused';
  if (JSON.stringify(truth.data) !== JSON.stringify(answer.data)) {
    return JSON.stringify(sorted(truth.data)) === JSON.stringify(sorted(answer.data))
      ? 'key order'
      : 'wrong data';
  }
  const expected = explained(truth);
  const actual = explained(answer);
  if (expected.some((path) => !actual.includes(path))) return 'missing error';
  if (actual.some((path) => !expected.includes(path))) return 'extra error';
  return undefined;
}

/** Places of the nulls that errors explain; `?` for an error without one. */
function explained({ data, errors = [] }: Answer): readonly string[] {
  return [...new Set(errors.map(({ path = [] }) => nullAt(data, path)))].sort();
}

function nullAt(data: unknown, path: Path): string {
  let value = data;
  for (let length = 0; length <= path.length; length++) {
    if (value === null) return JSON.stringify(path.slice(0, length));
    const part = path[length];
    if (part === undefined || typeof value !== 'object' || value === undefined) break;
    value = Reflect.get(value as object, part);
  }
  return '?';
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
