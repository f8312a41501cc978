/** What is known for certain of who sends a request. */
export interface Claims {
  readonly scopes: ReadonlySet<string>;
  /** Policies that were decided in its favour. */
  readonly policies: ReadonlySet<string>;
  /** Every claim, as the token or the authorizer has it. */
  readonly all: Readonly<Record<string, unknown>>;
}
