import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import { findFiles } from '../src/load/findFiles.ts';
import { type LoadFileOptions, loadFile } from '../src/load/loadFile.ts';
import { loadSample } from '../src/loadSample.ts';
import { titleRatings } from '../src/sources/titleRatings.ts';
import { ensureTable, TABLES } from '../src/tables.ts';

let server: ReturnType<typeof dynalite>;
let client: DynamoDBDocumentClient;
let folder: string;

beforeEach(async () => {
  server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    }),
  );
  folder = mkdtempSync(join(tmpdir(), 'load-'));
});
afterEach(async () => {
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

function ratingsFile(rows: readonly string[], name = 'title.ratings.tsv'): string {
  const file = join(folder, name);
  const text = ['tconst\taverageRating\tnumVotes', ...rows].join('\n');
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text);
  return file;
}
const row = (number: number) => `tt${String(number).padStart(7, '0')}\t5.0\t${number}`;
const rowsTo = (count: number) => Array.from({ length: count }, (_, index) => row(index + 1));
const load = (file: string, more: Partial<LoadFileOptions> = {}) =>
  loadFile({ client, source: titleRatings, file, table: 'ratings', ...more });
const countItems = async () =>
  (await client.send(new ScanCommand({ TableName: 'ratings', Select: 'COUNT' }))).Count;

describe('loading', () => {
  it('fills every table with the sample', async () => {
    await Promise.all(TABLES.map((table) => ensureTable(client, table)));
    expect(await loadSample(client)).toBeGreaterThan(3_000);
    const { Item } = await client.send(
      new GetCommand({ TableName: 'titles', Key: { pk: 'tt0111161', sk: 'title' } }),
    );
    expect(Item).toEqual({
      pk: 'tt0111161',
      sk: 'title',
      tconst: 'tt0111161',
      titleType: 'movie',
      primaryTitle: 'The Shawshank Redemption',
      originalTitle: 'The Shawshank Redemption',
      isAdult: false,
      startYear: 1994,
      runtimeMinutes: 142,
      genres: ['Drama'],
    });
  });

  it('reads gzip, and reports bad rows by line without losing the others', async () => {
    await ensureTable(client, 'ratings');
    const bad: string[] = [];
    const file = ratingsFile(
      [row(1), 'x\t5.0\t1', 'tt0000002\t5.0', row(3), 'tt0000004\t11\t1'],
      'title.ratings.tsv.gz',
    );
    const result = await load(file, { onBadRow: (line, reason) => bad.push(`${line}: ${reason}`) });
    expect(result).toEqual({ rows: 5, badRows: 3, items: 2, isComplete: true });
    expect(bad).toEqual([
      '3: tconst "x" is not a title id (tt and at least seven digits)',
      '4: has 2 cells, not 3',
      '6: averageRating 11 is not from 1 to 10',
    ]);
    expect(await countItems()).toBe(2);
  });

  it('goes on where it was interrupted', async () => {
    await ensureTable(client, 'ratings');
    const file = ratingsFile(rowsTo(12_000));
    const checkpointFile = join(folder, 'checkpoint.json');
    const stop = new AbortController();
    const first = await load(file, {
      checkpointFile,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(first).toMatchObject({ rows: 5_000, isComplete: false });
    const second = await load(file, { checkpointFile });
    expect(second).toMatchObject({ rows: 7_000, isComplete: true });
    expect(await countItems()).toBe(12_000);
  });

  it.each(['{"line":', 'null', '{"line":"3","identity":"x"}'])(
    'refuses a checkpoint that says %s',
    async (text) => {
      await ensureTable(client, 'ratings');
      const checkpointFile = join(folder, 'checkpoint.json');
      writeFileSync(checkpointFile, text);
      const file = ratingsFile(rowsTo(3));
      await expect(load(file, { checkpointFile })).rejects.toThrow(`${checkpointFile} is no checkpoint`);
      expect(await load(file, { checkpointFile, isRestarted: true })).toMatchObject({ rows: 3 });
    },
  );

  it('refuses the checkpoint of another file', async () => {
    await ensureTable(client, 'ratings');
    const checkpointFile = join(folder, 'checkpoint.json');
    const stop = new AbortController();
    stop.abort();
    await load(ratingsFile(rowsTo(3)), { checkpointFile, signal: stop.signal });
    await expect(load(ratingsFile(rowsTo(4)), { checkpointFile })).rejects.toThrow(/has changed.*--restart/);
    expect(await load(ratingsFile(rowsTo(4)), { checkpointFile, isRestarted: true })).toMatchObject({
      rows: 4,
    });
  });

  it('says what is wrong with a file or a table', async () => {
    await ensureTable(client, 'ratings');
    const broken = ratingsFile(rowsTo(2_000), 'title.ratings.tsv.gz');
    truncateSync(broken, 500);
    await expect(load(broken)).rejects.toThrow(/not a whole gzip file.*download it again/);
    const wrong = join(folder, 'wrong.tsv');
    writeFileSync(wrong, 'a\tb\n');
    await expect(load(wrong)).rejects.toThrow(/header must be tconst, averageRating, numVotes/);
    await expect(load(ratingsFile(rowsTo(1)), { table: 'nobody' })).rejects.toThrow(/no table "nobody"/);
    expect(() => findFiles(folder, ['title.nothing'])).toThrow(/known are title\.basics/);
    expect(() => findFiles(join(folder, 'nowhere'))).toThrow(/nothing to load/);
  });
});
