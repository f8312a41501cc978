import { createHash, timingSafeEqual } from 'node:crypto';

const HEADER = 'x-origin-key';

/**
 * Lets in only what came through CloudFront, which alone knows the key. API Gateway keeps the answer for an hour
 * by the header, so this runs about once an hour.
 *
 * @param readKeys - asked at each call: the key that is current, and the one before, which CloudFront still shows
 *   until it is deployed again
 */
export function createGuard(readKeys) {
  return async ({ headers }) => {
    const presented = headers?.[HEADER];
    if (presented === undefined || presented === '') return { isAuthorized: false };
    const keys = await readKeys();
    return { isAuthorized: keys.some((key) => isSame(presented, key)) };
  };
}

/** Takes as long for any two texts. */
function isSame(a, b) {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text) {
  return createHash('sha256').update(text).digest();
}
