import type { WireError } from '@graphlets/platform/wire';

type Path = readonly (string | number)[];

/** Errors that one answer has at most: nobody reads more, and a broken graphlet can bring one for each of its entities. */
export const ERROR_LIMIT = 1_000;

/** A null that the writer put where none may be, or a value that it could not use. */
export interface Failure {
  readonly message: string;
  /** From the place outwards: the writer learns it on the way up. */
  readonly reversedPath: (string | number)[];
}

/** Errors for failures that no graphlet's error explains already: none at the place, above it, or in what was below it. */
export function unexplained(
  failures: readonly Failure[],
  errors: readonly WireError[],
): readonly WireError[] {
  if (failures.length === 0) return [];
  const places = new Set<string>();
  const prefixes = new Set<string>();
  for (const { path = [] } of errors) {
    places.add(keyOf(path));
    for (let length = 0; length <= path.length; length++) prefixes.add(keyOf(path.slice(0, length)));
  }
  return failures.slice(0, ERROR_LIMIT).flatMap(({ message, reversedPath }) => {
    const path = reversedPath.toReversed();
    const isExplained = (of: Path) => prefixes.has(keyOf(of)) || isBelow(of, places);
    if (isExplained(path) || isExplained(path.map(anyIndex))) return [];
    return [{ message, path, extensions: { code: 'GRAPHLET_BAD_RESPONSE' } }];
  });
}

/** An error of a failed call ends before the list that it concerns, so it explains what is below it. */
function isBelow(path: Path, places: ReadonlySet<string>): boolean {
  return path.some((_, length) => places.has(keyOf(path.slice(0, length))));
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}

/** In an error's path, `@` stands for any index of a list. */
function anyIndex(part: string | number): string | number {
  return typeof part === 'number' ? '@' : part;
}
