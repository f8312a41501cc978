import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FakeS3, startFakeS3 } from '@graphlets/testing/fakeS3';
import { createHttpClient } from '../transport/httpClient.ts';
import { loadSupergraph } from './loadSupergraph.ts';
import { type BucketAccess, readBucket } from './readBucket.ts';

const OLD = '1111111111111111';
const NEW = '2222222222222222';

let s3: FakeS3;
let access: BucketAccess;

beforeEach(async () => {
  s3 = await startFakeS3();
  access = {
    client: createHttpClient(),
    region: 'eu-west-1',
    endpoint: s3.url,
    credentials: () => s3.credentials,
  };
  const at = (path: string, text: string) => s3.objects.set(`bucket/graphs/${path}`, text);
  at('current.json', JSON.stringify({ version: NEW, supergraph: `versions/${NEW}/supergraph.graphql` }));
  at(`versions/${OLD}/supergraph.graphql`, 'type Old');
  at(`versions/${NEW}/supergraph.graphql`, 'type New');
});
afterEach(async () => {
  access.client.close();
  await s3.close();
});

const load = (url: string, version?: string) => loadSupergraph({ kind: 'registry', url, version }, access);

describe('a registry on S3', () => {
  it('gives what is current', async () => {
    expect(await load('s3://bucket/graphs')).toEqual({ sdl: 'type New', version: NEW });
    expect(await load('s3://bucket/graphs/')).toEqual({ sdl: 'type New', version: NEW });
  });

  it('gives the version that was asked for, with its plans where it has any', async () => {
    expect(await load('s3://bucket/graphs', OLD)).toEqual({ sdl: 'type Old', version: OLD });
    s3.objects.set(`bucket/graphs/versions/${OLD}/plans.json`, '{}');
    s3.requests.length = 0;
    expect(await load('s3://bucket/graphs', OLD)).toEqual({
      sdl: 'type Old',
      version: OLD,
      bakedPlans: '{}',
    });
    expect(s3.requests).toEqual([
      `GET bucket/graphs/versions/${OLD}/supergraph.graphql`,
      `GET bucket/graphs/versions/${OLD}/plans.json`,
    ]);
  });

  it('asks again when S3 fails, and gives up after the third time', async () => {
    const path = `graphs/versions/${OLD}/supergraph.graphql`;
    s3.failures.push(503, 500);
    expect(await readBucket('bucket', path, access)).toBe('type Old');
    s3.failures.push(503, 503, 503);
    await expect(load('s3://bucket/graphs')).rejects.toMatchObject({
      code: 'SUPERGRAPH_UNAVAILABLE',
      cause: {
        message: expect.stringMatching(/^S3 answered 503 SlowDown for s3:\/\/bucket\/graphs\/current/),
      },
    });
    expect(s3.requests).toHaveLength(6);
  });

  it('says what to do when nothing was published', async () => {
    s3.objects.clear();
    await expect(load('s3://bucket/graphs')).rejects.toThrow(
      'Cannot read s3://bucket/graphs/current.json: publish a graph first',
    );
    expect(s3.requests).toHaveLength(1);
  });

  it('does not wait for ever', async () => {
    const silent = { ...access, timeoutMs: 1 };
    await expect(
      readBucket('bucket', 'a key/with ü', { ...silent, endpoint: 'http://192.0.2.1' }),
    ).rejects.toThrow(/^S3 did not answer for s3:\/\/bucket\/a key/);
  });

  it('reads keys of any letters, with a token of temporary credentials', async () => {
    s3.objects.set('bucket/a b/ü+(1).graphql', 'type Odd');
    const temporary = { ...access, credentials: () => ({ ...s3.credentials, sessionToken: 'token' }) };
    expect(await readBucket('bucket', 'a b/ü+(1).graphql', temporary)).toBe('type Odd');
  });

  it('is refused when the key is wrong', async () => {
    const wrong = { ...access, credentials: () => ({ accessKeyId: 'key', secretAccessKey: 'wrong' }) };
    await expect(readBucket('bucket', 'x', wrong)).rejects.toThrow('S3 answered 403 SignatureDoesNotMatch');
  });
});

describe('a registry in a folder', () => {
  it('is read by its URL; another scheme is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'registry-'));
    await expect(load(pathToFileURL(folder).href)).rejects.toThrow(/Cannot read file:.*\/current\.json/);
    rmSync(folder, { recursive: true });
    await expect(load('gs://bucket')).rejects.toThrow('A registry is a file: or s3: URL, not "gs://bucket"');
  });
});
