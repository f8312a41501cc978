/** All that a graph is: its subgraphs' schemas and the data that every one of them reads. A fixture holds just this. */
export interface GraphSource {
  readonly subgraphs: readonly SubgraphSource[];
  readonly data: GraphData;
}

export interface SubgraphSource {
  readonly name: string;
  readonly sdl: string;
}

export interface GraphData {
  /** Includes one object for each root type, its id being the type's name. */
  readonly objects: readonly StoredObject[];
}

export interface StoredObject {
  readonly id: string;
  readonly type: string;
  /** What each field may answer: the inputs of the field (arguments, required values) choose among them. */
  readonly fields: Readonly<Record<string, readonly StoredValue[]>>;
}

export type StoredValue =
  | null
  | string
  | number
  | boolean
  | readonly StoredValue[]
  /** Another object, by id. */
  | { readonly $ref: string }
  /** The field, or the element, fails. */
  | { readonly $error: string }
  /** A string that repeats the inputs of its field, so that a wrong input shows. */
  | { readonly $echo: string }
  /** A string that counts the mutations so far. */
  | { readonly $sequence: string }
  /** A value of a scalar that is any JSON. */
  | { readonly $json: unknown };
