/** How the readers of a step's answer go about it. */
export interface ReadingRules {
  /** Whether objects at a path of response names may stand for each other when their text is the same. */
  readonly mayShare: (path: readonly string[]) => boolean;
  /** Objects of a position that are read field by field before a regular expression is made for their fields. */
  readonly expressionsAfter: number;
}

/** To make an expression takes as long as it saves with some thousand objects: for a position that is met now and then it is not worth it. */
export const EXPRESSIONS_AFTER = 1_000;
