import type { InputType, InputTypes, InputValue } from './inputs.ts';

/**
 * A graph while it is drawn: the whole schema, and for each part of it which subgraphs have it. Steps that draw
 * (`drawTypes`, `drawFederation`, ...) change it in place; `writeSubgraphs` and `drawData` read it.
 * A type reference is text as in SDL, e.g. `[E1!]`.
 */
export interface Draft {
  readonly subgraphs: readonly string[];
  readonly enums: Map<string, EnumDraft>;
  readonly inputs: Map<string, InputType>;
  readonly objects: Map<string, ObjectDraft>;
  readonly interfaces: Map<string, InterfaceDraft>;
  readonly unions: Map<string, UnionDraft>;
}

export interface EnumDraft {
  readonly values: readonly string[];
  readonly inaccessible: ReadonlySet<string>;
}

export interface ObjectDraft {
  readonly name: string;
  readonly role: 'entity' | 'value' | 'root';
  readonly fields: Map<string, FieldDraft>;
  readonly keys: KeyDraft[];
  /** Where an entity is declared, and by which keys; a root or a value is wherever one of its fields is. */
  readonly places: Map<string, PlaceDraft[]>;
}

export interface KeyDraft {
  /** Selection, e.g. `org { oid }`. */
  readonly selection: string;
  /** Its fields on the entity itself. */
  readonly fields: readonly string[];
}

export interface PlaceDraft {
  readonly key: KeyDraft;
  readonly isResolvable: boolean;
}

export interface FieldDraft {
  readonly name: string;
  readonly type: string;
  readonly args: readonly ArgumentDraft[];
  /** Subgraphs that resolve it. */
  readonly owners: Set<string>;
  /** Subgraphs that declare it `@external`. */
  readonly externals: Set<string>;
  /** By subgraph. */
  readonly provides: Map<string, string>;
  /** Some subgraph answers it on some way only: it counts as shared. */
  isProvided: boolean;
  requires?: string;
  /** The subgraph that still declares it, though the owner took it over. */
  overriddenIn?: string;
  isInaccessible: boolean;
  /** Part of a key. */
  readonly isKey: boolean;
  /** Never fails, nor is null where it may not be: others compute from it. */
  isSafe: boolean;
}

export interface ArgumentDraft {
  readonly name: string;
  readonly type: string;
  readonly default?: InputValue | undefined;
}

export interface InterfaceDraft {
  readonly name: string;
  /** Each is also a field of every implementing type; the first one is there in every subgraph that needs it. */
  readonly fields: readonly Pick<FieldDraft, 'name' | 'type' | 'args'>[];
  readonly implementers: readonly string[];
  /** By subgraph: who implements it there. */
  readonly implementersIn: Map<string, readonly string[]>;
  /** Of an interface with a key. */
  readonly entity?: EntityInterfaceDraft;
}

export interface EntityInterfaceDraft {
  /** The subgraph that has the interface with its key and all who implement it. */
  readonly home: string;
  /** Subgraphs that have an `@interfaceObject` in its place. */
  readonly objectIn: ReadonlySet<string>;
  /** What these add to it. */
  readonly fields: Map<string, FieldDraft>;
}

export interface UnionDraft {
  readonly name: string;
  readonly members: readonly string[];
  readonly membersIn: Map<string, readonly string[]>;
}

export function createField(name: string, type: string, more: Partial<FieldDraft> = {}): FieldDraft {
  return {
    name,
    type,
    args: [],
    owners: new Set(),
    externals: new Set(),
    provides: new Map(),
    isProvided: false,
    isInaccessible: false,
    isKey: false,
    isSafe: false,
    ...more,
  };
}

/** `E1` of `[E1!]`. */
export function namedType(type: string): string {
  return type.replaceAll(/[![\]]/g, '');
}

export function entitiesOf(draft: Draft): readonly ObjectDraft[] {
  return [...draft.objects.values()].filter(({ role }) => role === 'entity');
}

/** A subgraph with an interface object must know nothing of the types behind it, and the others not the object. */
export function canMention(draft: Draft, subgraph: string, type: string): boolean {
  for (const { name, implementers, entity } of draft.interfaces.values()) {
    if (entity === undefined) continue;
    if (name === type && entity.home !== subgraph && !entity.objectIn.has(subgraph)) return false;
    if (implementers.includes(type) && entity.objectIn.has(subgraph)) return false;
  }
  return true;
}

/** What clients may write: the inaccessible values are left out. */
export function inputTypesOf(draft: Draft): InputTypes {
  const enums = [...draft.enums].map(
    ([name, { values, inaccessible }]) => [name, values.filter((value) => !inaccessible.has(value))] as const,
  );
  return { enums: new Map(enums), inputs: draft.inputs };
}
