import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openTraffic } from '../traffic/openTraffic.ts';
import type { TrafficRecord } from '../traffic/trafficFile.ts';
import { readRun } from './readRun.ts';
import { emptyCounts, readSource } from './readSource.ts';
import { sortByTime } from './sortByTime.ts';
import type { SourceRecord } from './sourceRecord.ts';
import { writeTraffic } from './writeTraffic.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'capture-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

async function capture(...contents: readonly (string | Buffer)[]) {
  const source = join(folder, 'logs', 'deep');
  mkdirSync(source, { recursive: true });
  for (const [at, content] of contents.entries()) writeFileSync(join(source, `file-${at}`), content);
  const counts = emptyCounts();
  const records = await all(readSource(join(folder, 'logs'), counts));
  return { records, counts };
}

const gatewayLine = JSON.stringify({
  time: '2026-03-08T20:00:00.120Z',
  level: 'info',
  function: 'gateway',
  message: 'traffic',
  type: 'traffic',
  requestId: 'r-1',
  operationName: 'A',
  hash: 'abc',
  text: 'query A { a }',
  variables: { id: 1 },
  client: 'web',
  status: 200,
  durationMs: 120,
  calls: [{ graphlet: 'titles', startMs: 5, durationMs: 30 }],
  errors: 0,
});
const fromGateway: SourceRecord = {
  at: Date.parse('2026-03-08T20:00:00.000Z'),
  op: 'abc',
  operationName: 'A',
  text: 'query A { a }',
  variables: { id: 1 },
  client: 'web',
  status: 200,
  durationMs: 120,
  calls: [{ graphlet: 'titles', startMs: 5, durationMs: 30, code: undefined }],
  errors: 0,
  headers: undefined,
  requestId: 'r-1',
};
const QUERY = 'query=%7B%20a%20%7D&variables=%7B%22id%22%3A2%7D';
const asked = {
  op: 'b9fcf2b89cf5e4fb2b0f6a9e7bd1fb3f',
  text: '{ a }',
  operationName: undefined,
  variables: { id: 2 },
};

describe('a log', () => {
  it.each([
    ["the gateway's own lines", `${gatewayLine}\n{"message":"other"}\n`],
    [
      'an export of CloudWatch Logs',
      gzipSync(`2026-03-08T20:00:00.121Z ${gatewayLine}\n2026-03-08T20:00:00.122Z START RequestId: x\n`),
    ],
    [
      'what Firehose delivers: gzips behind each other, no line feeds',
      Buffer.concat(
        [
          { messageType: 'CONTROL_MESSAGE', logEvents: [] },
          {
            messageType: 'DATA_MESSAGE',
            logEvents: [{ id: '1', timestamp: 1, message: gatewayLine }, { message: 'START' }],
          },
        ].map((envelope) => gzipSync(JSON.stringify(envelope))),
      ),
    ],
  ])('may be %s', async (_what, content) => {
    const { records, counts } = await capture(content);
    expect(records).toEqual([fromGateway]);
    expect(counts).toMatchObject({ badLines: 0 });
  });

  it('of an ALB has the GET requests; time counts from when they came', async () => {
    const alb = (request: string) =>
      `https 2026-03-08T20:00:00.500000Z app/x/1 10.0.0.1:1 10.0.0.2:80 0.001 0.400 0.099 200 200 34 366 "${request}" "curl" ECDHE TLSv1.2 arn "Root=1" "h" "arn" 0 2026-03-08T20:00:00.000000Z "forward" "-" "-" "10.0.0.2:80" "200" "-" "-"`;
    const { records, counts } = await capture(
      [
        alb(`GET https://h:443/graphql?${QUERY} HTTP/2.0`),
        alb('POST https://h:443/graphql HTTP/2.0'),
        alb('GET https://h:443/health HTTP/2.0'),
        alb(`GET https://h:443/graphql?${QUERY} HTTP/2.0`).replace('0.400', '0.4.00'),
      ].join('\n'),
    );
    expect(records).toEqual([
      {
        ...asked,
        op: expect.stringMatching(/^[0-9a-f]{64}$/),
        at: Date.parse('2026-03-08T20:00:00Z'),
        durationMs: 500,
        status: 200,
      },
    ]);
    expect(counts).toMatchObject({ otherLines: 2, badLines: 1 });
  });

  it('of CloudFront names its columns, and may know a persisted query by its hash alone', async () => {
    const head =
      '#Version: 1.0\n#Fields: date time cs-method cs-uri-stem sc-status cs-uri-query time-taken\n';
    const extensions = encodeURIComponent('{"persistedQuery":{"version":1,"sha256Hash":"feed"}}');
    const { records } = await capture(
      `${head}2026-03-08\t20:00:00\tGET\t/graphql\t200\t${QUERY.replaceAll('%', '%25')}\t0.250\n` +
        `2026-03-08\t20:00:01\tGET\t/graphql\t200\toperationName=B&extensions=${extensions}\t0.1\n`,
    );
    expect(records).toMatchObject([
      { text: '{ a }', variables: { id: 2 }, durationMs: 250 },
      { op: 'feed', text: undefined, operationName: 'B' },
    ]);
  });

  it('may have bad lines, which are counted and the first one is told', async () => {
    const { records, counts } = await capture(
      gatewayLine,
      `{"type":"traffic"}\nwhat is this\n{"broken\n${gatewayLine}`,
    );
    expect(records).toHaveLength(2);
    expect(counts).toMatchObject({ files: 2, lines: 5, badLines: 3 });
    expect(counts.firstBad).toMatch(/file-1, line 1$/);
  });
});

describe('the traffic file of a capture', () => {
  async function* from(...times: readonly number[]): AsyncGenerator<TrafficRecord> {
    for (const at of times) yield { at, op: at % 2 === 0 ? 'even' : 'odd' };
  }

  it('is in the order of time, however many runs it was sorted in', async () => {
    const times = [5, 3, 9, 1, 7, 2, 8, 6, 4, 0];
    for (const runLength of [1, 3, 100]) {
      expect((await all(sortByTime(from(...times), runLength))).map(({ at }) => at)).toEqual([
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
      ]);
    }
  });

  it('is not made of a run that was changed while it was sorted', async () => {
    const run = join(folder, 'run');
    writeFileSync(run, '{"at":1,"op":"a"}\n{"at":"2","op":"a"}\n');
    await expect(all(readRun(run))).rejects.toThrow(`${run} was changed while it was sorted`);
  });

  it('has the texts where they are first needed, and a header that says what is in it', async () => {
    const path = join(folder, 'traffic.ndjson');
    await writeTraffic(path, from(1_000, 2_001, 3_000), {
      source: 'a test',
      texts: new Map([['even', '{ a }']]),
      badLines: () => 4,
    });
    const [head = '', first = ''] = readFileSync(path, 'utf8').split('\n');
    expect(JSON.parse(head)).toEqual({
      format: 'graphlets-traffic',
      version: 1,
      source: 'a test',
      from: '1970-01-01T00:00:01.000Z',
      to: '1970-01-01T00:00:03.000Z',
      records: 3,
      operations: 2,
      schemaHash: expect.stringMatching(/^[0-9a-f]{16}$/),
      badLines: 4,
    });
    expect(JSON.parse(first)).toEqual({ at: 1_000, op: 'even', text: '{ a }' });
    expect((await openTraffic(path, { mutations: false })).counts).toEqual({
      sendable: 2,
      mutationsLeftOut: 0,
      withoutText: 1,
      badLines: 0,
    });
  });
});
