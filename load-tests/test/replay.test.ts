import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReplayReport } from '../src/report/replayReport.ts';
import { k6ForTests } from './k6ForTests.ts';
import { finish, startReplay } from './replayCommand.ts';
import { type StubServer, startStub } from './stubServer.ts';

/** A k6 is started by every test, on a machine that may have other things to do. */
const PATIENCE_MS = 60_000;
const isSkipped = k6ForTests() === undefined && process.env.CI !== 'true';

let folder: string;
let server: StubServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replay-test-'));
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function replay(...args: readonly string[]) {
  const out = join(folder, 'out');
  const result = await finish(
    startReplay([
      '--endpoint',
      server?.url ?? '',
      '--tps',
      '50',
      '--duration',
      '2s',
      '--warm-up',
      '0s',
      '--out',
      out,
      ...args,
    ]),
  );
  const file = join(out, 'report.json');
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ReplayReport) : undefined;
  return { ...result, report, out };
}

(isSkipped ? describe.skip : describe)('npm run replay', () => {
  it(
    'sends the sample without its mutations, marks its requests, and leaves a page',
    async () => {
      const bodies: string[] = [];
      server = await startStub((query) => {
        bodies.push(query);
        return {};
      });
      const { code, report, out, stdout } = await replay();
      expect(report?.run.outcomes).toMatchObject({ ok: 100 });
      expect([code, report?.isWhole, report?.isPassed, report?.run.dropped]).toEqual([0, true, true, 0]);
      expect(bodies.some((body) => body.includes('mutation'))).toBe(false);
      const [check, ...ids] = server.requestIds;
      expect(check).toBe('replay-check');
      expect(ids.every((id) => id.startsWith(`replay-${report?.runId}-`))).toBe(true);
      expect(report?.skew?.isSkewed).toBe(false);
      expect(stdout).toContain('passed');
      const page = readFileSync(join(out, 'report.html'), 'utf8');
      expect(page).toContain(report?.runId);
      expect(page).not.toMatch(/(src|href)="http/);
    },
    PATIENCE_MS,
  );

  it(
    'counts errors in an answer of status 200 as failures',
    async () => {
      server = await startStub((_query, count) =>
        count % 4 === 0 ? { body: '{"data":null,"errors":[{"message":"a graphlet failed"}]}' } : {},
      );
      const { code, report } = await replay();
      expect(report?.run.outcomes).toEqual({
        ok: 75,
        graphqlError: 25,
        timeout: 0,
        throttled: 0,
        httpError: 0,
        connectionError: 0,
        badAnswer: 0,
      });
      expect(code).toBe(1);
      expect(report?.thresholds).toContainEqual({
        metric: 'request_failed',
        condition: 'rate<0.001',
        ok: false,
      });
    },
    PATIENCE_MS,
  );

  it(
    'tells timeouts from other errors',
    async () => {
      server = await startStub((_query, count) =>
        count === 10 ? { delayMs: 5_000 } : count === 20 ? { status: 502 } : {},
      );
      const { report } = await replay('--timeout', '300ms');
      expect(report?.run.outcomes).toMatchObject({ ok: 98, timeout: 1, httpError: 1 });
    },
    PATIENCE_MS,
  );

  it(
    'shows a server that stands still in the latency from when requests were due, though few were sent meanwhile',
    async () => {
      // 30 requests are due in the 600 ms; two senders send two of them.
      let stalledUntil = 0;
      server = await startStub((_query, count) => {
        if (count === 30) stalledUntil = performance.now() + 600;
        return { delayMs: Math.max(0, stalledUntil - performance.now()) };
      });
      const { report } = await replay('--max-vus', '2', '--duration', '4s');
      const { latencyMs, latencyFromSendMs, dropped = 0 } = report?.run ?? {};
      expect(dropped).toBeGreaterThan(10);
      expect(latencyMs?.p95).toBeGreaterThan(200);
      expect(latencyMs?.p95).toBeGreaterThan(2 * (latencyFromSendMs?.p95 ?? 0));
    },
    PATIENCE_MS,
  );

  it(
    'shares a run over workers without sending a request twice',
    async () => {
      server = await startStub(() => ({}));
      const { report } = await replay('--workers', '2', '--pacing', 'original');
      const ids = new Set(server.requestIds);
      expect(ids.size).toBe(server.requestIds.length);
      expect(report?.run.dropped).toBe(0);
      expect(report?.run.achievedPercent).toBe(100);
    },
    PATIENCE_MS,
  );

  it(
    'leaves a report that says it is partial when it is interrupted',
    async () => {
      const seen = Promise.withResolvers<void>();
      server = await startStub((_query, count) => {
        if (count === 20) seen.resolve();
        return {};
      });
      const out = join(folder, 'out');
      const child = startReplay([
        '--endpoint',
        server.url,
        '--tps',
        '50',
        '--duration',
        '60s',
        '--warm-up',
        '0s',
        '--out',
        out,
      ]);
      const ended = finish(child);
      await seen.promise;
      child.kill('SIGINT');
      const { code, stdout } = await ended;
      const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as ReplayReport;
      expect(report).toMatchObject({ isWhole: false, why: 'it was interrupted', isPassed: false });
      expect(report.run.sent).toBeGreaterThan(10);
      expect(stdout).toContain('PARTIAL: it was interrupted');
      expect(code).toBe(1);
      expect(existsSync(join(out, 'report.html'))).toBe(true);
    },
    PATIENCE_MS,
  );

  it(
    'finds where a candidate answers differently, and leaves out what is noise',
    async () => {
      server = await startStub((_query, count) => ({ body: `{"data":{"price":1,"now":${count}}}` }));
      const other = await startStub((_query, count) => ({ body: `{"data":{"price":2,"now":${count}}}` }));
      const out = join(folder, 'out');
      const args = ['--tps', '20', '--duration', '1s', '--warm-up', '0s', '--out', out];
      const { code } = await finish(
        startReplay(['--baseline', server.url, '--candidate', other.url, ...args]),
      );
      await other.close();
      const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
      expect(
        report.differing.map(({ cause, requests }: { cause: string; requests: number }) => [cause, requests]),
      ).toEqual([['data.price: another value', 20]]);
      expect(report.noise.map(({ cause }: { cause: string }) => cause)).toEqual(['data.now: another value']);
      expect(code).toBe(1);
    },
    PATIENCE_MS,
  );
});
