import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { type FakeS3, startFakeS3 } from '@graphlets/testing/fakeS3';
import { ratings, titles } from '../../test/schemas.ts';
import { listVersions } from '../listVersions.ts';
import { publishGraph } from '../publishGraph.ts';
import { rollBack } from '../rollBack.ts';
import { openRegistry } from './openRegistry.ts';
import { readCurrent } from './publishedGraph.ts';
import type { Registry } from './registry.ts';

let folder: string;
let s3: FakeS3;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'registry-'));
  s3 = await startFakeS3();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await s3.close();
});

/** A new and empty one at each call. */
let count = 0;
const places: Readonly<Record<string, () => Promise<Registry>>> = {
  'in a folder': () => openRegistry(`r${count++}`, (path) => join(folder, path)),
  'on S3': () => openRegistry(`s3://bucket/graphs/r${count++}`, String),
  'on S3, without a prefix': () => openRegistry(`s3://bucket${count++}`, String),
};

describe.each(Object.entries(places))('a registry %s', (_, open) => {
  it('gives back what was written, and knows what is not there', async () => {
    const registry = await open();
    expect(await registry.read('a/b.json')).toBeUndefined();
    await registry.write('a/b.json', '{"ü":1}');
    expect((await registry.read('a/b.json'))?.text).toBe('{"ü":1}');
  });

  it('lists a folder, however many are in it', async () => {
    const registry = await open();
    expect(await registry.list('versions')).toEqual([]);
    for (const path of ['versions/c/x', 'versions/a/x', 'versions/a/y', 'versions/b', 'history/z']) {
      await registry.write(path, path);
    }
    expect(await registry.list('versions')).toEqual(['a', 'b', 'c']);
  });

  it('replaces only what was read before', async () => {
    const registry = await open();
    const changed = { code: 'REGISTRY_CHANGED' };
    await expect(registry.replace('x', 'one', '"other"')).rejects.toMatchObject(changed);
    await registry.replace('x', 'one', undefined);
    await expect(registry.replace('x', 'two', undefined)).rejects.toMatchObject(changed);
    const read = await registry.read('x');
    await registry.replace('x', 'two', read?.tag);
    await expect(registry.replace('x', 'three', read?.tag)).rejects.toMatchObject(changed);
    expect((await registry.read('x'))?.text).toBe('two');
  });

  it('publishes, rolls back and lists versions', async () => {
    const registry = await open();
    const clock = fakeClock(Date.parse('2026-01-01T00:00:00Z'));
    await publishGraph(registry, [titles], clock);
    clock.advance(1_000);
    const second = await publishGraph(registry, [titles, ratings], clock);
    clock.advance(1_000);
    expect((await readCurrent(registry))?.version).toBe(second.ok && second.version);
    const { from, to } = await rollBack(registry, undefined, clock);
    expect(await listVersions(registry)).toMatchObject([
      { version: from, isCurrent: false, subgraphs: ['titles', 'ratings'] },
      { version: to, isCurrent: true, rollbacks: 1, subgraphs: ['titles'] },
    ]);
  });

  it('lets one of two publications at the same moment through, and tells the other', async () => {
    const registry = await open();
    const write = registry.write;
    const first: Registry = {
      ...registry,
      // The second publication comes in between what the first reads and what it makes current.
      async write(path, text) {
        await write(path, text);
        if (path.endsWith('version.json')) await publishGraph(registry, [titles]);
      },
    };
    await expect(publishGraph(first, [titles, ratings])).rejects.toMatchObject({ code: 'REGISTRY_CHANGED' });
    expect(await listVersions(registry)).toContainEqual(
      expect.objectContaining({ isCurrent: true, subgraphs: ['titles'] }),
    );
  });
});

describe('openRegistry', () => {
  it('refuses what is neither a folder nor a bucket', async () => {
    await expect(openRegistry('gs://bucket', String)).rejects.toMatchObject({ code: 'REGISTRY_UNKNOWN' });
    await expect(openRegistry('s3:///x', String)).rejects.toMatchObject({ code: 'REGISTRY_UNKNOWN' });
  });
});
