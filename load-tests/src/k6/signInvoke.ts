import type crypto from 'k6/crypto';
import type { SigningKeys } from './scriptFiles.ts';

/** The part of k6 that is used: its hashes are native. */
export type Hashes = Pick<typeof crypto, 'sha256' | 'hmac'>;

/** Headers of a signed Lambda Invoke (AWS Signature Version 4). Runs in k6. */
export function signInvoke(
  url: string,
  body: string,
  keys: SigningKeys,
  now: Date,
  hashes: Hashes,
): Record<string, string> {
  const [, host = '', path = '/'] = /^https?:\/\/([^/]+)(\/.*)$/.exec(url) ?? [];
  const amzDate = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const date = amzDate.slice(0, 8);
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    host,
    'x-amz-date': amzDate,
    ...(keys.sessionToken !== undefined && { 'x-amz-security-token': keys.sessionToken }),
  };
  const names = Object.keys(headers).sort();
  // Lambda's path is encoded once more for its signature, as every service's but S3.
  const signedPath = path.split('/').map(encodeURIComponent).join('/');
  const canonical = [
    'POST',
    signedPath,
    '',
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    hashes.sha256(body, 'hex'),
  ].join('\n');
  const scope = `${date}/${keys.region}/lambda/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${amzDate}\n${scope}\n${hashes.sha256(canonical, 'hex')}`;
  const bytes = (key: string | ArrayBuffer, text: string) => hashes.hmac('sha256', key, text, 'binary');
  const signingKey = [keys.region, 'lambda', 'aws4_request'].reduce(
    (key, part) => bytes(key, part),
    bytes(`AWS4${keys.secretAccessKey}`, date),
  );
  const signature = hashes.hmac('sha256', signingKey, toSign, 'hex');
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}
