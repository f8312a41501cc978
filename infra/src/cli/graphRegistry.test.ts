import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeS3, startFakeS3 } from '@graphlets/testing/fakeS3';
import { openGraphRegistry } from './graphRegistry.ts';

let folder: string;
let s3: FakeS3;
const printed: string[] = [];
const print = (text: string) => printed.push(text);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deployment-'));
  s3 = await startFakeS3();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
  });
  const url = 'lambda:arn:aws:lambda:us-east-1:111122223333:function:graphlets-prod-titles:live';
  writeFileSync(
    join(folder, 'subgraphs.json'),
    JSON.stringify({ subgraphs: [{ name: 'titles', url, schema: 'titles.graphql' }] }),
  );
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await s3.close();
});

const open = (registry: string | null) => openGraphRegistry({ registry }, folder, print);
const writeSchema = (text: string) => writeFileSync(join(folder, 'titles.graphql'), text);

describe('the registry of a deployment', () => {
  it('gets the graph of the list that was synthesized, and tells whether it changed', async () => {
    writeSchema('type Query { a: Int }');
    const registry = await open('s3://bucket');
    expect(await registry.currentVersion()).toBeUndefined();
    const first = await registry.publish([]);
    expect(first).toEqual({ version: expect.stringMatching(/^[0-9a-f]{16}$/), changed: true });
    expect(await registry.publish([])).toEqual({ ...first, changed: false });
    expect(s3.objects.get(`bucket/versions/${first.version}/supergraph.graphql`)).toContain(
      'url: "lambda:arn:aws:lambda:us-east-1:111122223333:function:graphlets-prod-titles:live"',
    );
  });

  it('keeps what it had when the graph does not compose, and says why', async () => {
    const registry = await open('s3://bucket');
    const before = await registry.currentVersion();
    writeSchema('type Query { a: Nothing }');
    await expect(registry.publish([])).rejects.toThrow('The graph was not published');
    expect(printed.at(-1)).toMatch(/Unknown type Nothing/);
    expect(await registry.currentVersion()).toBe(before);
  });

  it('is not there without an account', async () => {
    await expect(open(null)).rejects.toThrow(/no credentials of an AWS account/);
  });
});
