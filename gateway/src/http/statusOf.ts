import type { ErrorCode } from '@graphlets/platform/errors';
import type { OperationResponse } from '../operation/engine.ts';
import { JSON_TYPE, type ResponseMediaType } from './negotiateMediaType.ts';

/** Refusals that are not the document's fault. */
const STATUS_OF_REFUSAL: { readonly [code in ErrorCode]?: number } = {
  UNAUTHENTICATED: 401,
  UNAUTHORIZED_FIELD_OR_TYPE: 403,
  METHOD_NOT_ALLOWED: 405,
  RESPONSE_TOO_LARGE: 500,
  INTERNAL_SERVER_ERROR: 500,
  AUTHENTICATION_UNAVAILABLE: 503,
};

/**
 * Status by the specification: with the newer media type a request error is 4xx, with `application/json` every
 * well-formed GraphQL response is 200.
 */
export function statusOf(
  { refusedWith, hasData }: Pick<OperationResponse, 'refusedWith' | 'hasData'>,
  mediaType: ResponseMediaType,
): number {
  const known = refusedWith === undefined ? undefined : STATUS_OF_REFUSAL[refusedWith];
  if (known !== undefined) return known;
  return hasData || mediaType === JSON_TYPE ? 200 : 400;
}
