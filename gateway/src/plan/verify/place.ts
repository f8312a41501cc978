import type { Rewrite } from '../fetchPlan.ts';

/** What is known of the objects at one place of the answer once steps have run, for each type that they may have. */
export interface Place {
  readonly types: Map<string, Map<string, Fetched>>;
}

/** What stands under a response name. */
export interface Fetched {
  /** Field and arguments. */
  readonly call: string;
  readonly steps: Set<number>;
  /** Of an object. */
  readonly place: Place | undefined;
}

export function createPlace(types: Iterable<string>): Place {
  return { types: new Map([...types].map((type) => [type, new Map()] as const)) };
}

/** @returns names that are there already for another call */
export function mergePlace(target: Place, source: Place, path: string): readonly string[] {
  const conflicts: string[] = [];
  for (const [type, fields] of source.types) {
    const known = target.types.get(type) ?? new Map<string, Fetched>();
    target.types.set(type, known);
    for (const [name, fetched] of fields) {
      const before = known.get(name);
      if (before === undefined) {
        known.set(name, fetched);
      } else if (before.call !== fetched.call) {
        conflicts.push(`${path}${name} of ${type} is ${before.call} and ${fetched.call}`);
      } else {
        for (const step of fetched.steps) before.steps.add(step);
        if (before.place !== undefined && fetched.place !== undefined) {
          keepCommonTypes(before.place, fetched.place);
          conflicts.push(...mergePlace(before.place, fetched.place, `${path}${name}.`));
        }
      }
    }
  }
  return conflicts;
}

/** Two graphlets that answer the same field have the same object there: its type is one that both know. */
function keepCommonTypes(a: Place, b: Place): void {
  for (const type of [...a.types.keys()]) if (!b.types.has(type)) a.types.delete(type);
  for (const type of [...b.types.keys()]) if (!a.types.has(type)) b.types.delete(type);
}

/** Places at a path of response names, whatever the types on the way; `@` is no place of its own. */
export function placesAt(root: Place, path: readonly string[]): readonly Place[] {
  let level = new Set([root]);
  for (const name of path) {
    if (name === '@') continue;
    const next = new Set<Place>();
    for (const { types } of level) {
      for (const fields of types.values()) {
        const place = fields.get(name)?.place;
        if (place !== undefined) next.add(place);
      }
    }
    level = next;
  }
  return [...level];
}

/** Gives what a planner renamed the name that it has in the answer. */
export function renameIn(root: Place, rewrites: readonly Rewrite[]): void {
  for (const rewrite of rewrites) {
    if (rewrite.kind === 'rename') renameAt(root, rewrite, 0, undefined);
  }
}

function renameAt(
  { types }: Place,
  rewrite: Extract<Rewrite, { readonly kind: 'rename' }>,
  at: number,
  only: readonly string[] | undefined,
): void {
  const step = rewrite.path[at];
  if (step?.kind === 'types') {
    renameAt({ types }, rewrite, at + 1, step.types);
    return;
  }
  for (const [type, fields] of types) {
    if (only !== undefined && !only.includes(type)) continue;
    if (step !== undefined) {
      const place = fields.get(step.name)?.place;
      if (place !== undefined) renameAt(place, rewrite, at + 1, undefined);
      continue;
    }
    const fetched = fields.get(rewrite.key);
    if (fetched === undefined) continue;
    fields.delete(rewrite.key);
    fields.set(rewrite.to, fetched);
  }
}
