/** The type of a variable, or of what is in one: plain data, so that it can be kept apart from the schema. */
export type InputShape =
  | { readonly kind: 'nonNull'; readonly of: InputShape }
  | { readonly kind: 'list'; readonly of: InputShape }
  | { readonly kind: 'scalar'; readonly name: string }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  /** One of `InputShapes.objects`: input objects may contain themselves. */
  | { readonly kind: 'object'; readonly name: string };

export interface InputField {
  readonly name: string;
  readonly type: InputShape;
  /** Coerced; absent where there is none, because null is a default too. */
  readonly defaultValue?: unknown;
}

export interface InputObject {
  readonly fields: readonly InputField[];
  readonly isOneOf: boolean;
}

/** Variables of an operation, and the input objects that they need. */
export interface InputShapes {
  readonly variables: readonly InputField[];
  readonly objects: Readonly<Record<string, InputObject>>;
}
