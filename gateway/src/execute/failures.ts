import type { ErrorCode } from '@graphlets/platform/errors';
import type { WireError } from '@graphlets/platform/wire';

/** Of an error, in the data. */
type Path = readonly (string | number)[];

/** Errors that one answer has at most: nobody reads more, and a broken graphlet can bring one for each of its entities. */
export const ERROR_LIMIT = 1_000;

/** A null that the writer put where none may be, or a value that it could not use; or a field that nobody was asked for. */
export interface Failure {
  readonly message: string;
  /** Default: `GRAPHLET_BAD_RESPONSE`. */
  readonly code?: ErrorCode;
  /** From the place outwards: the writer learns it on the way up. */
  readonly reversedPath: (string | number)[];
}

/** Errors for failures that no graphlet's error explains already: none at the place, above it, or in what was below it. */
export function unexplained(
  failures: readonly Failure[],
  errors: readonly WireError[],
): readonly WireError[] {
  if (failures.length === 0) return [];
  const places = new Set(errors.map(({ path = [] }) => keyOf(path)));
  const failing = placesWithErrors(errors);
  const told = new Set<string>();
  return failures
    .slice(0, ERROR_LIMIT)
    .flatMap(({ message, code = 'GRAPHLET_BAD_RESPONSE', reversedPath }) => {
      const path = reversedPath.toReversed();
      const key = keyOf(path);
      const isExplained = (of: Path) => failing.has(of) || isBelow(of, places);
      if (told.has(key) || isExplained(path) || isExplained(path.map(anyIndex))) return [];
      told.add(key);
      return [{ message, path, extensions: { code } }];
    });
}

/** Places that have an error, or something in them has. */
export function placesWithErrors(errors: readonly WireError[]): { has(path: Path): boolean } {
  const keys = new Set<string>();
  for (const { path = [] } of errors) {
    for (let length = 0; length <= path.length; length++) keys.add(keyOf(path.slice(0, length)));
  }
  return { has: (path) => keys.has(keyOf(path)) };
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
