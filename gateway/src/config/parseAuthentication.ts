import { pathToFileURL } from 'node:url';
import type { AuthenticationOptions } from '../authentication/authenticate.ts';
import type { Reader } from './reader.ts';

export const AUTHENTICATION_KEYS = [
  'GATEWAY_AUTHENTICATION',
  'GATEWAY_JWKS',
  'GATEWAY_JWT_HEADER',
  'GATEWAY_JWT_ISSUERS',
  'GATEWAY_JWT_AUDIENCES',
  'GATEWAY_JWT_ALGORITHMS',
  'GATEWAY_SCOPE_CLAIMS',
  'GATEWAY_POLICY_CLAIMS',
];

/** Those whose keys may be published. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

export function parseAuthentication(reader: Reader): AuthenticationOptions {
  const names = {
    scopes: orElse(reader.list('GATEWAY_SCOPE_CLAIMS'), ['scope', 'scp']),
    policies: orElse(reader.list('GATEWAY_POLICY_CLAIMS'), ['policies']),
  };
  const by = reader.oneOf('GATEWAY_AUTHENTICATION', ['nobody', 'jwt', 'authorizer']);
  if (by !== 'jwt') return { by, names };
  return {
    by,
    names,
    jwks: readKeySet(reader),
    header: reader.text('GATEWAY_JWT_HEADER', 'authorization').toLowerCase(),
    issuers: reader.list('GATEWAY_JWT_ISSUERS'),
    audiences: reader.list('GATEWAY_JWT_AUDIENCES'),
    algorithms: readAlgorithms(reader),
  };
}

function readKeySet(reader: Reader): URL {
  const text = reader.text('GATEWAY_JWKS', '');
  if (text === '') {
    reader.problem('GATEWAY_JWKS: is needed for GATEWAY_AUTHENTICATION=jwt: a URL or a file of the key set');
  } else if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    return pathToFileURL(text);
  } else if (URL.canParse(text) && /^(https?|file):/i.test(text)) {
    return new URL(text);
  } else {
    reader.problem(`GATEWAY_JWKS: must be an https:, http: or file: URL, or a path, not "${text}"`);
  }
  return new URL('file:///');
}

function readAlgorithms(reader: Reader): readonly string[] {
  const listed = orElse(reader.list('GATEWAY_JWT_ALGORITHMS'), ALGORITHMS);
  const unknown = listed.filter((name) => !ALGORITHMS.includes(name));
  if (unknown.length > 0) {
    reader.problem(
      `GATEWAY_JWT_ALGORITHMS: must be some of ${ALGORITHMS.join(', ')}, not "${unknown.join(', ')}"`,
    );
  }
  return listed;
}

function orElse(list: readonly string[], fallback: readonly string[]): readonly string[] {
  return list.length > 0 ? list : fallback;
}
