import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openTraffic } from './openTraffic.ts';
import { readLines } from './readLines.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'traffic-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(content: string | Buffer): string {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return path;
}
async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}
const read = (path: string) => all(readLines(path));
const HEADER = '{"format":"graphlets-traffic","version":1,"source":"test","records":3}';

describe('lines of a file', () => {
  it('are the same plain and gzipped, with and without the last line feed', async () => {
    expect(await read(file('a\r\nbü\n\nc'))).toEqual(['a', 'bü', 'c']);
    expect(await read(file(gzipSync('a\nbü\nc\n')))).toEqual(['a', 'bü', 'c']);
  });

  it('go on where one gzip is put behind another, as log shippers do', async () => {
    expect(await read(file(Buffer.concat([gzipSync('a\n'), gzipSync('b\n')])))).toEqual(['a', 'b']);
  });

  it.each([
    ['an empty file', () => file(''), 'is empty'],
    ['a file that is not there', () => join(folder, 'none'), 'is not there'],
    ['a folder', () => folder, 'is a folder'],
    ['a truncated gzip', () => file(gzipSync('a\n'.repeat(1_000)).subarray(0, -12)), 'its gzip is truncated'],
    [
      'a broken gzip',
      () => file(Buffer.concat([gzipSync('a\n').subarray(0, 12), Buffer.from('xxxxxxxx')])),
      'gzip',
    ],
  ])('%s is one clear error', async (_what, path, message) => {
    await expect(read(path())).rejects.toThrow(message);
  });
});

describe('a traffic file', () => {
  const records = [
    '{"at":1,"op":"q","operationName":"A","variables":{"id":1}}',
    '{"at":2,"op":"m","text":"mutation { a }"}',
    'broken',
    '{"at":3,"op":"q","text":"query A { a }","operationName":"A"}',
    '{"at":4,"op":"unknown"}',
  ];

  it('leaves mutations out unless they are allowed, and counts what it cannot send', async () => {
    const path = file([HEADER, ...records].join('\n'));
    const traffic = await openTraffic(path, { mutations: false });
    expect(traffic.counts).toEqual({ sendable: 2, mutationsLeftOut: 1, withoutText: 1, badLines: 1 });
    expect((await all(traffic.records())).map(({ at }) => at)).toEqual([1, 3]);
    expect((await openTraffic(path, { mutations: true })).counts.sendable).toBe(3);
  });

  it.each([
    ['another kind of file', '{"a":1}\n', 'is no traffic file'],
    ['a traffic file without requests', `${HEADER}\n`, 'has nothing to send'],
    [
      'mutations alone',
      `${HEADER}\n{"at":2,"op":"m","text":"mutation { a }"}\n`,
      '1 mutations (--allow-mutations sends them)',
    ],
  ])('that is %s is refused in one line', async (_what, content, message) => {
    await expect(openTraffic(file(content), { mutations: false })).rejects.toThrow(message);
  });
});
