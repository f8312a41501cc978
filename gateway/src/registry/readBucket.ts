import aws4 from 'aws4';
import type { Credentials } from '../transport/credentials.ts';
import { endingOf, type HttpClient } from '../transport/httpClient.ts';

export interface BucketAccess {
  readonly client: HttpClient;
  readonly region: string;
  /** In place of `https://<bucket>.s3.<region>.amazonaws.com`; the bucket is then the first part of the path. */
  readonly endpoint?: string | undefined;
  readonly credentials: Credentials;
  /** For one attempt. */
  readonly timeoutMs?: number;
}

/** S3 did not give the object; the message names the status and S3's own code. */
class BucketReadError extends Error {
  override readonly name = 'BucketReadError';
  readonly isWorthRepeating: boolean;

  constructor(message: string, isWorthRepeating: boolean, options?: ErrorOptions) {
    super(message, options);
    this.isWorthRepeating = isWorthRepeating;
  }
}

const ATTEMPTS = 3;
/** Far more than a graph and its plans. */
const OBJECT_LIMIT_BYTES = 64 * 1_024 * 1_024;

/**
 * Reads an object from S3 (`GetObject`), signed with Signature Version 4. What a second attempt may mend is tried
 * again at once: a cold start waits for it.
 *
 * @throws {BucketReadError}
 */
export async function readBucket(bucket: string, key: string, access: BucketAccess): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await readOnce(bucket, key, access);
    } catch (error) {
      const isRepeated = error instanceof BucketReadError && error.isWorthRepeating && attempt < ATTEMPTS;
      if (!isRepeated) throw error;
    }
  }
}

async function readOnce(bucket: string, key: string, access: BucketAccess): Promise<string> {
  const { client, region, endpoint, credentials, timeoutMs = 2_000 } = access;
  const encodedKey = key.split('/').map(encodePart).join('/');
  const base = new URL(endpoint ?? `https://${bucket}.s3.${region}.amazonaws.com`);
  const path = endpoint === undefined ? `/${encodedKey}` : `/${bucket}/${encodedKey}`;
  const { headers } = aws4.sign(
    { service: 's3', region, method: 'GET', host: base.host, path },
    (await credentials()) as Parameters<typeof aws4.sign>[1],
  );
  // The client adds the host itself, the same.
  const { Host: _host, ...rest } = headers as Record<string, string>;
  const response = await client
    .send({
      method: 'GET',
      protocol: base.protocol === 'http:' ? 'http:' : 'https:',
      host: base.hostname,
      port: base.port,
      path,
      headers: rest,
      body: '',
      ending: endingOf(AbortSignal.timeout(timeoutMs)),
      responseLimitBytes: OBJECT_LIMIT_BYTES,
      isIdempotent: true,
    })
    .catch((cause: Error) => {
      throw new BucketReadError(`S3 did not answer for s3://${bucket}/${key}: ${cause.message}`, true, {
        cause,
      });
    });
  if (response.status === 200) return response.text;
  const code = /<Code>(\w+)<\/Code>/.exec(response.text)?.[1] ?? '';
  throw new BucketReadError(
    `S3 answered ${response.status} ${code} for s3://${bucket}/${key}.`,
    response.status >= 500,
  );
}

/** As RFC 3986 has it: what is signed must be what is sent. */
function encodePart(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
