/**
 * What to ask of which graphlet, and in which order: a graph of steps. A step starts as soon as the steps it needs are
 * done. Plain data, whoever planned it.
 */
export interface FetchPlan {
  readonly steps: readonly FetchStep[];
  /**
   * Interfaces that some graphlet has as an object type (`@interfaceObject`). That graphlet's `__typename` is the
   * interface's name, which gives way to a type that another graphlet says.
   */
  readonly interfaceObjects: readonly string[];
}

export interface FetchStep {
  /** Its place in `steps`. */
  readonly id: number;
  /** Subgraph name as in the supergraph. */
  readonly graphlet: string;
  /** Text of the graphlet's operation. */
  readonly operation: string;
  readonly operationName: string | undefined;
  readonly isMutation: boolean;
  /** Client variables that the operation uses. */
  readonly variables: readonly string[];
  readonly needs: readonly number[];
  /** Where the data of a root step is merged: at the top, or where an object of the root type stands. */
  readonly path: readonly string[];
  /** Entity look-ups of the operation; a step without is a root step. */
  readonly lookups: readonly EntityLookup[];
  /** What a root step asks for; empty with look-ups. */
  readonly selection: readonly Selected[];
  /** Applied to the data of a root step. */
  readonly outputRewrites: readonly Rewrite[];
}

/** One `_entities` field of a step's operation. */
export interface EntityLookup {
  /** Response name of the `_entities` field. */
  readonly responseName: string;
  /** Variable that takes the representations. */
  readonly variable: string;
  /** Where in the answer the objects stand: response names, `@` for every element of a list. */
  readonly path: readonly string[];
  /** What it asks for of each entity. */
  readonly selection: readonly Selected[];
  /** What makes an object's representation. */
  readonly requires: readonly Required[];
  /** Applied to each representation. */
  readonly inputRewrites: readonly Rewrite[];
  /** Applied to each entity. */
  readonly outputRewrites: readonly Rewrite[];
}

/**
 * A response name of a graphlet's operation with what is selected below it. Fragments are inlined whatever their types, and
 * a name comes once; where types differ it may be both a leaf and an object.
 */
export interface Selected {
  readonly responseName: string;
  /** It is selected without a selection set. */
  readonly isLeaf: boolean;
  readonly selection?: readonly Selected[] | undefined;
}

export type Required =
  | { readonly kind: 'field'; readonly name: string; readonly selections?: readonly Required[] | undefined }
  | {
      readonly kind: 'fragment';
      /** Values of `__typename` to which it applies. */
      readonly types: readonly string[];
      readonly selections: readonly Required[];
    };

/** A change of data at a path, for interface objects and aliases of a planner's own. */
export type Rewrite =
  | {
      readonly kind: 'set';
      readonly path: readonly RewriteStep[];
      readonly key: string;
      readonly value: string;
    }
  | {
      readonly kind: 'rename';
      readonly path: readonly RewriteStep[];
      readonly key: string;
      readonly to: string;
    };

/** A field to go into, or types that an object must have to go on. */
export type RewriteStep =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'types'; readonly types: readonly string[] };
