import { isRecord } from '@graphlets/platform/wire';

/** What is known for certain of who sends a request. */
export interface Claims {
  readonly scopes: ReadonlySet<string>;
  /** Policies that were decided in its favour. */
  readonly policies: ReadonlySet<string>;
  /** Every claim, as the token or the authorizer has it. */
  readonly all: Readonly<Record<string, unknown>>;
}

/** Where scopes and policies stand in a token or an authorizer's context. */
export interface ClaimNames {
  readonly scopes: readonly string[];
  readonly policies: readonly string[];
}

export function toClaims(all: Readonly<Record<string, unknown>>, names: ClaimNames): Claims {
  const read = (from: readonly string[]) => new Set(from.flatMap((name) => readNames(all[name])));
  return { scopes: read(names.scopes), policies: read(names.policies), all };
}

/** A list, or text with spaces between (RFC 6749, 3.3); an HTTP API writes a list as `[a b]`. */
function readNames(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((name) => typeof name === 'string');
  if (typeof value !== 'string') return [];
  const text = value.startsWith('[') && value.endsWith(']') ? value.slice(1, -1) : value;
  return text.split(/[\s,]+/).filter((name) => name !== '');
}

/**
 * The context that an authorizer of API Gateway left in an event, as one record.
 *
 * @param authorizer - `requestContext.authorizer` of an HTTP API (JWT, Lambda or IAM), or of a REST API (Cognito or Lambda)
 * @returns undefined when nothing was authorized
 */
export function readAuthorizer(authorizer: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isRecord(authorizer) || Object.keys(authorizer).length === 0) return undefined;
  const { jwt, lambda, iam, claims } = authorizer;
  if (isRecord(jwt)) return { scope: jwt.scopes, ...(isRecord(jwt.claims) ? jwt.claims : {}) };
  // An authorizer that lets a request through may leave nothing but that.
  const part = [lambda, iam, claims].find((one) => one !== undefined);
  if (part === undefined) return authorizer;
  return isRecord(part) ? part : {};
}
