import type { Path } from './answer.ts';

/** What can be wrong with an answer; the first that applies. */
export const CAUSES = [
  'crash',
  'refused valid operation',
  'accepted invalid operation',
  'leaked name',
  'missing key',
  'key order',
  'null instead of data',
  'data instead of null',
  'wrong data',
  'missing error',
  'extra error',
] as const;
export type Cause = (typeof CAUSES)[number];

export interface Difference {
  readonly cause: Cause;
  readonly path: Path;
  /** What was expected and what came, for people. */
  readonly detail: string;
}
