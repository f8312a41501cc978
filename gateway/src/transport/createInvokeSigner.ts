import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { Clock } from '@graphlets/platform/clock';
import type { AwsCredentials } from './credentials.ts';
import type { InvokeTarget } from './invokeTarget.ts';

/** @returns the headers that a signed call must have, besides `host`, which its client adds */
export type SignInvoke = (target: InvokeTarget, body: string, keys: AwsCredentials) => Record<string, string>;

const CONTENT_TYPE = 'application/json';
/** One for each region that functions are in, and for the keys before the last renewal. */
const MAX_KEYS = 32;

/**
 * Signs Invoke calls by Signature Version 4 (docs.aws.amazon.com, "Create a signed AWS API request"): a hash of the body, one
 * of the request and one HMAC, whose key is kept as Node's own object. `aws4` costs four times as much, because it hands its
 * key to Node as bytes each time (`npm run bench -- parts`).
 */
export function createInvokeSigner(clock: Clock): SignInvoke {
  const signingKeys = new Map<string, KeyObject>();
  const canonicalPaths = new Map<string, string>();
  let second = Number.NaN;
  let time = '';

  function signingKey(day: string, region: string, secret: string): KeyObject {
    const name = `${day}/${region}/${secret}`;
    const known = signingKeys.get(name);
    if (known !== undefined) return known;
    let bytes = Buffer.from(`AWS4${secret}`);
    for (const part of [day, region, 'lambda', 'aws4_request']) {
      bytes = createHmac('sha256', bytes).update(part).digest();
    }
    const key = createSecretKey(bytes);
    if (signingKeys.size >= MAX_KEYS) signingKeys.clear();
    signingKeys.set(name, key);
    return key;
  }

  function canonicalPath(path: string): string {
    const known = canonicalPaths.get(path);
    if (known !== undefined) return known;
    const encoded = path.split('/').map(encodePart).join('/');
    canonicalPaths.set(path, encoded);
    return encoded;
  }

  /** `20261124T225501Z` */
  function timeNow(): string {
    const now = Math.floor(clock.now() / 1_000);
    if (now !== second) {
      second = now;
      time = new Date(now * 1_000).toISOString().replace(/[-:]|\.000/g, '');
    }
    return time;
  }

  return ({ region, endpoint, path }, body, { accessKeyId, secretAccessKey, sessionToken }) => {
    const at = timeNow();
    const day = at.slice(0, 8);
    const isTemporary = sessionToken !== undefined && sessionToken !== '';
    const signed = `content-type;host;x-amz-date${isTemporary ? ';x-amz-security-token' : ''}`;
    const request =
      `POST\n${canonicalPath(path)}\n\n` +
      `content-type:${CONTENT_TYPE}\nhost:${endpoint.host}\nx-amz-date:${at}\n` +
      (isTemporary ? `x-amz-security-token:${sessionToken}\n` : '') +
      `\n${signed}\n${hash('sha256', body)}`;
    const scope = `${day}/${region}/lambda/aws4_request`;
    const signature = createHmac('sha256', signingKey(day, region, secretAccessKey))
      .update(`AWS4-HMAC-SHA256\n${at}\n${scope}\n${hash('sha256', request)}`)
      .digest('hex');
    const headers: Record<string, string> = {
      'content-type': CONTENT_TYPE,
      'x-amz-date': at,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`,
    };
    if (isTemporary) headers['x-amz-security-token'] = sessionToken;
    return headers;
  };
}

/** RFC 3986, once more than it is sent: of all services only S3 signs a path as it is sent. */
function encodePart(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
