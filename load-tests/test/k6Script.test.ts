import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runK6 } from '../src/k6/runK6.ts';
import { writeRun } from '../src/k6/writeRun.ts';
import { makePlan } from '../src/plan/makePlan.ts';
import { readThresholds } from '../src/results/readThresholds.ts';
import { openTraffic } from '../src/traffic/openTraffic.ts';
import { k6ForTests } from './k6ForTests.ts';
import { type StubServer, startStub } from './stubServer.ts';

const SAMPLE = join(import.meta.dirname, '../sample/traffic.ndjson');
const isSkipped = k6ForTests() === undefined && process.env.CI !== 'true';

let folder: string;
let server: StubServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'k6-script-'));
  server = await startStub(() => ({}));
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

(isSkipped ? describe.skip : describe)('the script that k6 runs', () => {
  it('neither sends nor counts what is not due, of which k6 may have one at the end', async () => {
    const traffic = await openTraffic(SAMPLE, { mutations: false });
    const how = { tps: 10, durationMs: 1_000, rampMs: 0, pacing: 'constant', seed: 1 } as const;
    const plan = await makePlan(traffic, how);
    // k6 makes ten; the plan knows of eight.
    const shorter = { ...plan, requests: plan.requests.slice(0, 8), ticks: plan.ticks.slice(0, 8) };
    const { planFile } = writeRun(folder, shorter, {
      url: server.url,
      candidateUrl: undefined,
      protocol: 'graphql',
      signingRegion: undefined,
      runId: 'r',
      timeoutMs: 5_000,
      warmUpMs: 0,
      maxVus: 10,
      thresholds: { requests_sent: ['count==8'] },
    });
    const { rawFiles, summaryFiles, ended } = runK6({ folder, planFile, workers: 1 });
    await ended;
    const indexes = readFileSync(rawFiles[0] ?? '', 'utf8')
      .trim()
      .split('\n')
      .map((line) => Number(line.split(',')[0]));
    expect(indexes.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(server.requestIds).toHaveLength(8);
    expect(readThresholds(summaryFiles[0] ?? '')).toMatchObject([{ ok: true }]);
  }, 60_000);
});
