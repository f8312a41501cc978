import { startDeadline } from '@graphlets/platform/deadline';
import { createLog } from '@graphlets/platform/log';
import { fakeClock } from '@graphlets/testing/fakeClock';
import {
  type Authenticate,
  type AuthenticatedRequest,
  type AuthenticationOptions,
  createAuthenticate,
} from '../../src/authentication/authenticate.ts';
import type { TokenOptions } from '../../src/authentication/createTokenVerifier.ts';
import type { ObserveReading } from '../../src/observeReading.ts';
import { NOW_S } from './tokenSigner.ts';

const log = createLog({ function: 'gateway', write: () => {} });
export const names = { scopes: ['scope', 'scp'], policies: ['policies'] };

export const unobserved: ObserveReading = (_source, read) => read();

/** Tokens of a key set are asked for, at the time at which tests sign them. */
export function byTokens(jwks: URL, more: Partial<TokenOptions> = {}, observe = unobserved): Authenticate {
  const options: AuthenticationOptions = {
    by: 'jwt',
    names,
    jwks,
    header: 'authorization',
    issuers: [],
    audiences: [],
    algorithms: ['ES256'],
    ...more,
  };
  return createAuthenticate(options, observe, fakeClock(NOW_S * 1_000));
}

export const withToken = (token: string): AuthenticatedRequest => ({
  headers: { authorization: `Bearer ${token}` },
});

/** Scopes and policies, or the code of the refusal, or nobody for a request that brings nothing. */
export async function outcome(
  authenticate: Authenticate,
  request: AuthenticatedRequest,
  deadline = startDeadline({ timeoutMs: 5_000, flushReserveMs: 0 }, fakeClock()),
) {
  const result = await authenticate(request, log, deadline);
  if (result === undefined) return 'nobody';
  if ('kind' in result) return result.errors[0]?.extensions?.code;
  return { scopes: [...result.scopes], policies: [...result.policies] };
}
