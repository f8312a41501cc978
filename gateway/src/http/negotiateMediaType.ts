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
  const ranges = accept.split(',').map(parseRange);
  let best: { type: ResponseMediaType; quality: number; precision: number } | undefined;
  for (const type of OFFERED) {
    // The most specific range that matches a type decides, whatever the others allow.
    const [range] = ranges
      .map(({ name, quality }) => ({ quality, precision: matchPrecision(name, type) }))
      .filter(({ precision }) => precision > 0)
      .sort((a, b) => b.precision - a.precision);
    if (range === undefined || range.quality === 0) continue;
    const isBetter =
      best === undefined ||
      range.quality > best.quality ||
      (range.quality === best.quality && range.precision > best.precision);
    if (isBetter) best = { type, ...range };
  }
  return best?.type;
}

function parseRange(range: string): { readonly name: string; readonly quality: number } {
  const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  return { name, quality: readQuality(parameters) };
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
