export const RESPONSE_JSON = 'application/graphql-response+json';
export const JSON_TYPE = 'application/json';

export type ResponseMediaType = typeof RESPONSE_JSON | typeof JSON_TYPE;

/** Best first: what a wildcard gets is plain JSON, for clients that know nothing of the newer type. */
const OFFERED: readonly ResponseMediaType[] = [JSON_TYPE, RESPONSE_JSON];

/**
 * Chooses the media type of the answer (GraphQL over HTTP, "Media Types"; RFC 9110, 12.5.1).
 *
 * @param accept - the header's value; absent: JSON
 * @returns undefined when the client accepts neither
 */
export function negotiateMediaType(accept: string | undefined): ResponseMediaType | undefined {
  if (accept === undefined || accept.trim() === '') return JSON_TYPE;
  let best: { type: ResponseMediaType; quality: number; precision: number } | undefined;
  for (const range of accept.split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = readQuality(parameters);
    if (quality === 0) continue;
    for (const type of OFFERED) {
      const precision = matchPrecision(name, type);
      if (precision === 0) continue;
      const isBetter =
        best === undefined ||
        quality > best.quality ||
        (quality === best.quality && precision > best.precision);
      if (isBetter) best = { type, quality, precision };
    }
  }
  return best?.type;
}

function readQuality(parameters: readonly string[]): number {
  const text = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const quality = text === undefined ? 1 : Number(text);
  return quality >= 0 && quality <= 1 ? quality : 0;
}

/** 3: named; 2: `application/*`; 1: `*` for both parts; 0: no match. */
function matchPrecision(range: string, type: string): number {
  if (range === type) return 3;
  if (range === 'application/*') return 2;
  return range === '*/*' ? 1 : 0;
}
