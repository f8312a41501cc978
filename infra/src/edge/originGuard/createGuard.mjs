import { createHash, timingSafeEqual } from 'node:crypto';

const HEADER = 'x-origin-key';

/**
 * Lets in only what came through CloudFront, which alone knows the key. API Gateway keeps the answer for an hour
 * by the header, so this runs about once an hour.
 *
 * @param {() => Promise<string>} readKey - asked at each call
 */
export function createGuard(readKey) {
  /** @param {{ headers?: Record<string, string | undefined> }} event */
  return async ({ headers }) => {
    const presented = headers?.[HEADER];
    return { isAuthorized: presented !== undefined && isSame(presented, await readKey()) };
  };
}

/** Takes as long for any two texts. */
function isSame(a, b) {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text) {
  return createHash('sha256').update(text).digest();
}
