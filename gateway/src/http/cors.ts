import type { HttpRequest } from './messages.ts';

export type CorsHeaders = (request: HttpRequest) => Readonly<Record<string, string>>;

/**
 * @param origins - allowed ones; `*` for any; none: no CORS headers at all
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function createCors(origins: readonly string[]): CorsHeaders {
  const isAny = origins.includes('*');
  return ({ method, headers }) => {
    const { origin } = headers;
    if (origin === undefined || !(isAny || origins.includes(origin))) return {};
    return {
      'access-control-allow-origin': isAny ? '*' : origin,
      ...(!isAny && { vary: 'origin' }),
      'access-control-expose-headers': 'x-request-id',
      ...(method === 'OPTIONS' && {
        'access-control-allow-methods': 'GET, POST, HEAD, OPTIONS',
        'access-control-allow-headers':
          headers['access-control-request-headers'] ?? 'content-type, x-request-id',
        'access-control-max-age': '86400',
      }),
    };
  };
}
