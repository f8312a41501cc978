import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Clock } from '@graphlets/platform/clock';
import type { ObserveReading } from '../observeReading.ts';

export interface TokenOptions {
  /** Key set (RFC 7517): `https:`, `http:` or `file:`. */
  readonly jwks: URL;
  /** Header that has the token after `Bearer`; lower case. */
  readonly header: string;
  /** Accepted `iss`; empty: any. */
  readonly issuers: readonly string[];
  /** Accepted `aud`; empty: any. */
  readonly audiences: readonly string[];
  readonly algorithms: readonly string[];
}

/** @returns the claims of a token; rejects for one that is not accepted ({@link isTokenError}), or when keys cannot be had */
export type VerifyToken = (token: string) => Promise<Readonly<Record<string, unknown>>>;

/** What a key set may take to arrive, milliseconds; `jose` keeps it for ten minutes. */
const JWKS_TIMEOUT_MS = 2_000;

/**
 * Checks signed tokens (RFC 7519) by a set of keys. `jose` is loaded when the first token arrives, from a file of its own:
 * a cold start without one has nothing of it.
 */
export function createTokenVerifier(
  options: TokenOptions,
  observe: ObserveReading,
  clock: Clock,
): VerifyToken {
  let loading: Promise<VerifyToken> | undefined;
  return async (token) => {
    loading ??= load(options, observe, clock);
    const verify = await loading.catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return verify(token);
  };
}

async function load(options: TokenOptions, observe: ObserveReading, clock: Clock): Promise<VerifyToken> {
  const { jwks, algorithms, issuers, audiences } = options;
  // By their own files: the package whole is three times as large.
  const [{ jwtVerify }, { createLocalJWKSet }, { createRemoteJWKSet, customFetch }] = await Promise.all([
    import('jose/jwt/verify'),
    import('jose/jwks/local'),
    import('jose/jwks/remote'),
  ]);
  const keys =
    jwks.protocol === 'file:'
      ? createLocalJWKSet(JSON.parse(await readFile(fileURLToPath(jwks), 'utf8')))
      : createRemoteJWKSet(jwks, {
          timeoutDuration: JWKS_TIMEOUT_MS,
          [customFetch]: (url: string, init: RequestInit) => observe('KeySet', () => fetchKeys(url, init)),
        });
  return async (token) => {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: [...algorithms],
      requiredClaims: ['exp'],
      currentDate: new Date(clock.now()),
      ...(issuers.length > 0 && { issuer: [...issuers] }),
      ...(audiences.length > 0 && { audience: [...audiences] }),
    });
    return payload;
  };
}

async function fetchKeys(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`The key set at ${url} answered ${response.status}.`);
  return response;
}

/** Codes of `jose` that blame the token, not its surroundings. */
const TOKEN_ERROR =
  /^ERR_(JWT|JWS|JOSE_ALG_NOT_ALLOWED|JOSE_NOT_SUPPORTED|JWKS_NO_MATCHING_KEY|JWKS_MULTIPLE_MATCHING_KEYS)/;

export function isTokenError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && TOKEN_ERROR.test(String(error.code));
}
