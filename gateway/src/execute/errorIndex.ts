import type { WireError } from '@graphlets/platform/wire';

type Path = readonly (string | number)[];

/** Errors of an answer, and whether one of them already explains a null. */
export interface ErrorIndex {
  readonly errors: readonly WireError[];
  add(error: WireError): void;
  /** An error at the place, above it, or in what was below it. */
  explains(path: Path): boolean;
}

export function createErrorIndex(errors: WireError[]): ErrorIndex {
  return {
    errors,
    add: (error) => errors.push(error),
    explains: (path) => errors.some((error) => isRelated(error.path ?? [], path)),
  };
}

/** One is a prefix of the other. An error of a failed call ends before the list that it concerns. */
function isRelated(a: Path, b: Path): boolean {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) if (a[index] !== b[index]) return false;
  return true;
}
