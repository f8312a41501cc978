import type { DocumentNode } from 'graphql';
import type { Refusal, RequestContext } from '../operation/engine.ts';
import type { ParsedOperation } from '../operation/parse/parseOperation.ts';
import type { Variables } from '../operation/variables/coerceVariables.ts';

/** Looks at an operation after it was validated and before it is planned: it may refuse it, or take fields out of it. */
export interface Guard {
  /** Called once for an operation. @returns undefined where nothing in it concerns this guard */
  inspect(parsed: ParsedOperation): GuardedOperation | undefined;
}

export interface GuardedOperation {
  /** @param variables - coerced */
  decide(variables: Variables, request: RequestContext): Verdict;
  /** The admission of an operation without conditions, where it is the same for every request. */
  constant?(): Admission | undefined;
}

export type Verdict = Admission | Refusal;

/** The operation may run, as far as this guard is concerned. */
export interface Admission {
  readonly kind: 'admission';
  /** Admissions of one operation with the same key are the same: one plan serves them. */
  readonly key: string;
  /** Takes out what this request may not have. */
  readonly restrict?: ((parsed: ParsedOperation) => Restriction) | undefined;
  /** Labels of `@override` and whether each is in force. */
  readonly overrideLabels?: ReadonlyMap<string, boolean> | undefined;
  /** By the weights of the graph; no share of the key. */
  readonly estimatedCost?: number | undefined;
}

/** What is left of an operation. */
export interface Restriction {
  /** What may be fetched; selection sets may come out empty. */
  readonly document: DocumentNode;
  /** One for each field that was taken out, at its path; `@` stands for any index of a list. */
  readonly errors: readonly RestrictionError[];
  /** Whether a field of an object of that type stays out of the answer, whatever was fetched for other reasons. */
  isWithheld(typeName: string, fieldName: string): boolean;
}

export interface RestrictionError {
  readonly message: string;
  readonly path: readonly string[];
  readonly extensions: { readonly code: string };
}
