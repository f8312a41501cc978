import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const SECRET = 'secret';

export interface FakeS3 {
  /** For `AWS_ENDPOINT_URL_S3`; buckets are the first part of the path. */
  readonly url: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** By `bucket/key`. */
  readonly objects: Map<string, string>;
  /** `GET bucket/key`, in the order they came. */
  readonly requests: string[];
  /** Access key id of each request. */
  readonly callers: string[];
  /** Statuses that the next requests get instead of an answer. */
  readonly failures: number[];
  close(): Promise<void>;
}

/**
 * As much of S3 as a registry uses: GetObject, PutObject with `If-Match` and `If-None-Match`, ListObjectsV2 with a
 * delimiter, two keys a page. Takes any access key id; a request that is not signed as Signature Version 4 says is refused.
 */
export async function startFakeS3(): Promise<FakeS3> {
  const objects = new Map<string, string>();
  const requests: string[] = [];
  const callers: string[] = [];
  const failures: number[] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { method = '', url = '', headers } = request;
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const { pathname, searchParams } = new URL(url, 'http://s3');
    const key = decodeURIComponent(pathname.slice(1));
    requests.push(`${method} ${key}`);
    callers.push(/Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1] ?? '');
    const refuse = (status: number, code: string) =>
      response
        .writeHead(status, { 'content-type': 'application/xml' })
        .end(`<Error><Code>${code}</Code></Error>`);
    const failure = failures.shift();
    if (failure !== undefined) return refuse(failure, 'SlowDown');
    if (!isSigned(request, pathname, searchParams)) return refuse(403, 'SignatureDoesNotMatch');
    if (method === 'GET' && searchParams.get('list-type') === '2') {
      return response.end(list(key.replace(/\/$/, ''), searchParams));
    }
    const present = objects.get(key);
    if (method === 'GET') {
      if (present === undefined) return refuse(404, 'NoSuchKey');
      return response.writeHead(200, { etag: etagOf(present) }).end(present);
    }
    const isMatching =
      (headers['if-none-match'] !== '*' || present === undefined) &&
      (headers['if-match'] === undefined ||
        (present !== undefined && headers['if-match'] === etagOf(present)));
    if (!isMatching) return refuse(412, 'PreconditionFailed');
    objects.set(key, body);
    return response.writeHead(200, { etag: etagOf(body) }).end();
  }

  function list(bucket: string, query: URLSearchParams): string {
    const prefix = query.get('prefix') ?? '';
    const found = new Set<string>();
    for (const key of objects.keys()) {
      if (!key.startsWith(`${bucket}/${prefix}`)) continue;
      const name = key.slice(bucket.length + 1);
      const end = name.indexOf('/', prefix.length);
      found.add(end === -1 ? name : name.slice(0, end + 1));
    }
    const from = Number(query.get('continuation-token') ?? 0);
    const all = [...found].sort();
    const page = all
      .slice(from, from + 2)
      .map((name) =>
        name.endsWith('/')
          ? `<CommonPrefixes><Prefix>${name}</Prefix></CommonPrefixes>`
          : `<Contents><Key>${name}</Key></Contents>`,
      );
    const next = from + 2 < all.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
    return `<ListBucketResult>${page.join('')}${next}</ListBucketResult>`;
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'key', secretAccessKey: SECRET },
    objects,
    requests,
    callers,
    failures,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function etagOf(text: string): string {
  return `"${createHash('md5').update(text).digest('hex')}"`;
}

/** Signature Version 4 of a request, worked out anew ("Create a signed AWS API request", docs.aws.amazon.com). */
function isSigned({ method, headers }: IncomingMessage, path: string, query: URLSearchParams): boolean {
  const [, scope = '', signedHeaders = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const encode = (text: string) =>
    encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const canonicalQuery = [...query].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const canonical = [
    method,
    path,
    canonicalQuery.join('&'),
    ...signedHeaders.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signedHeaders,
    headers['x-amz-content-sha256'],
  ].join('\n');
  const text = [
    'AWS4-HMAC-SHA256',
    headers['x-amz-date'],
    scope,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
  const signingKey = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${SECRET}`);
  return scope.endsWith('/s3/aws4_request') && hmac(signingKey, text).toString('hex') === signature;
}
