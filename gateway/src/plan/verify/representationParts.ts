import type { Required, Rewrite } from '../fetchPlan.ts';

/** What makes a representation, by the names that its graphlet knows. */
export type RepresentationPart =
  | RepresentationField
  | {
      readonly kind: 'fragment';
      readonly types: readonly string[];
      readonly selections: readonly RepresentationPart[];
    };

export interface RepresentationField {
  readonly kind: 'field';
  readonly name: string;
  /** Its name in the data. */
  readonly fetchedAs: string;
  readonly selections: readonly RepresentationPart[] | undefined;
}

/** @param rewrites - of representations; their type conditions are not looked at */
export function representationParts(
  requires: readonly Required[],
  rewrites: readonly Rewrite[],
): readonly RepresentationPart[] {
  return requires.map((required) => {
    if (required.kind === 'fragment') {
      return { ...required, selections: representationParts(required.selections, rewrites) };
    }
    const { name, selections } = required;
    let knownAs = name;
    const below: Rewrite[] = [];
    for (const rewrite of rewrites) {
      const [first, ...rest] = rewrite.path.filter(({ kind }) => kind === 'field');
      if (first === undefined && rewrite.kind === 'rename' && rewrite.key === name) knownAs = rewrite.to;
      if (first?.kind === 'field' && first.name === name) below.push({ ...rewrite, path: rest });
    }
    return {
      kind: 'field',
      name: knownAs,
      fetchedAs: name,
      selections: selections && representationParts(selections, below),
    };
  });
}
