import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** Tokens are signed at this time, epoch seconds. */
export const NOW_S = 1_000_000;

export interface TokenChange {
  readonly claims?: Record<string, unknown>;
  readonly kid?: string;
  readonly expiresAtS?: number;
}

export interface TokenSigner {
  readonly privateKey: CryptoKey;
  /** For a key set. */
  readonly publicJwk: JWK;
  /** A token that is good for a minute. */
  sign(change?: TokenChange): Promise<string>;
}

export async function createTokenSigner(): Promise<TokenSigner> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return {
    privateKey,
    publicJwk: { ...(await exportJWK(publicKey)), kid: 'k1' },
    sign: ({ claims = {}, kid = 'k1', expiresAtS = NOW_S + 60 } = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid })
        .setIssuer('me')
        .setAudience('api')
        .setExpirationTime(expiresAtS)
        .sign(privateKey),
  };
}
