/** How the answer looks: plain data, so that it can be kept apart from the schema it was made with. */
export type TypeShape =
  | { readonly kind: 'nonNull'; readonly of: TypeShape }
  | { readonly kind: 'list'; readonly of: TypeShape }
  | { readonly kind: 'scalar'; readonly name: string }
  | { readonly kind: 'enum'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'object'; readonly selection: SelectionShape };

export interface SelectionShape {
  /** Declared type. */
  readonly typeName: string;
  /** Then the data has to say which type it is. */
  readonly isAbstract: boolean;
  /**
   * Fields in the order of the answer, for each type that the object may have. Among them an interface that some graphlet
   * has as an object type, where all types have the same fields: nobody asks then which one the object really has.
   */
  readonly fieldsByType: Readonly<Record<string, readonly FieldShape[]>>;
}

export interface FieldShape {
  /** Alias, or name. */
  readonly responseName: string;
  /** Name in the merged data; introspection is a scalar there, complete as it is. */
  readonly dataName: string;
  readonly fieldName: string;
  readonly type: TypeShape;
}
