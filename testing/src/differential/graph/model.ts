/** A random graph, before it is written as schemas. Subgraphs are numbers from 0. */
export interface GraphModel {
  readonly subgraphs: number;
  readonly entities: readonly EntityModel[];
  readonly abstracts: readonly AbstractModel[];
  readonly roots: readonly FieldModel[];
}

export interface EntityModel {
  readonly name: string;
  /** Keys that each subgraph that knows the entity can be asked by; the first subgraph has all of them. */
  readonly keys: ReadonlyMap<number, readonly Key[]>;
  readonly fields: readonly FieldModel[];
}

export const KEYS = ['id', 'code', 'ka kb'] as const;
export type Key = (typeof KEYS)[number];

/** An interface or a union, known to one subgraph alone. */
export interface AbstractModel {
  readonly kind: 'interface' | 'union';
  readonly name: string;
  readonly subgraph: number;
  readonly members: readonly string[];
  /** Of an interface: a field of each member. */
  readonly field: string | undefined;
}

export interface FieldModel {
  /** Unique in the whole graph, so that fields of one name always merge. */
  readonly name: string;
  readonly type: TypeModel;
  readonly hasArgument: boolean;
  /** Subgraphs that resolve it; several share it. */
  readonly owners: readonly number[];
  /** Sibling fields of other subgraphs that it is computed from. */
  readonly requires: readonly string[];
  /** Fields of the entity it refers to that this field's subgraph gives as well. */
  readonly provides: readonly string[];
  /** Someone provides it, so that its owner has to share it. */
  readonly isShared?: boolean;
  /** Whether it throws now and then. */
  readonly canFail: boolean;
}

export interface TypeModel {
  readonly name: string;
  readonly isList: boolean;
  readonly isNonNull: boolean;
  readonly isElementNonNull: boolean;
}

export const SCALARS = ['Int', 'String', 'Boolean', 'Float', 'Color'] as const;
export const COLORS = ['RED', 'GREEN', 'BLUE'] as const;
/** The value type; its fields are shared by every subgraph that uses it. */
export const VALUE_TYPE = 'Size';
export const VALUE_FIELDS = ['width', 'height'] as const;

export function typeText({ name, isList, isNonNull, isElementNonNull }: TypeModel): string {
  const inner = isList ? `[${name}${isElementNonNull ? '!' : ''}]` : name;
  return isNonNull ? `${inner}!` : inner;
}
