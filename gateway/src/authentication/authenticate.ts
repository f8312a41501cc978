import type { Clock } from '@graphlets/platform/clock';
import { type Deadline, untilPassed } from '@graphlets/platform/deadline';
import { DeadlineExceededError, type ErrorCode, publicMessages } from '@graphlets/platform/errors';
import type { Log } from '@graphlets/platform/log';
import type { ObserveReading } from '../observeReading.ts';
import type { Refusal } from '../operation/engine.ts';
import { type ClaimNames, type Claims, readAuthorizer, toClaims } from './claims.ts';
import { createTokenVerifier, isTokenError, type TokenOptions } from './createTokenVerifier.ts';

/** Who vouches for a request: nobody, a signed token that it brings, or an authorizer of API Gateway before us. */
export type AuthenticationOptions = { readonly names: ClaimNames } & (
  | { readonly by: 'nobody' }
  | { readonly by: 'authorizer' }
  | ({ readonly by: 'jwt' } & TokenOptions)
);

/** As much of a request as says who sends it. */
export interface AuthenticatedRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** `requestContext.authorizer` of a Lambda event. */
  readonly authorizer?: unknown;
}

/** @returns undefined for a request without credentials; a refusal for credentials that are wrong, or cannot be checked in time */
export type Authenticate = (
  request: AuthenticatedRequest,
  log: Log,
  deadline: Deadline,
) => Promise<Claims | undefined | Refusal>;

/** @param observe - is told of key sets that are read */
export function createAuthenticate(
  options: AuthenticationOptions,
  observe: ObserveReading,
  clock: Clock,
): Authenticate {
  const { names } = options;
  if (options.by === 'nobody') return async () => undefined;
  if (options.by === 'authorizer') {
    return async ({ authorizer }) => {
      const all = readAuthorizer(authorizer);
      return all === undefined ? undefined : toClaims(all, names);
    };
  }
  const verify = createTokenVerifier(options, observe, clock);
  return async ({ headers }, log, deadline) => {
    const token = /^bearer\s+(.*)$/is.exec(headers[options.header] ?? '')?.[1];
    if (token === undefined) return undefined;
    try {
      const claims = await untilPassed(deadline, verify(token.trim()));
      if (claims === undefined) throw new DeadlineExceededError('the token was checked');
      return toClaims(claims, names);
    } catch (error) {
      const code = isTokenError(error) ? 'UNAUTHENTICATED' : 'AUTHENTICATION_UNAVAILABLE';
      log.warn('A token was not accepted.', { code, error });
      return refuse(code);
    }
  };
}

function refuse(code: ErrorCode): Refusal {
  return { kind: 'refusal', errors: [{ message: publicMessages[code], extensions: { code } }] };
}
