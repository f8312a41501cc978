import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeInBrowser } from '../../testing/chromium/describeInBrowser.ts';
import type { ReplayReport } from '../src/report/replayReport.ts';
import { writeHtml } from '../src/report/writeHtml.ts';
import { summarise } from '../src/results/summarise.ts';

const ticks = [0, 500, 1_000, 1_500];
const sent = ticks.map((dueMs, index) => ({
  index,
  operation: 'TitlePage',
  dueMs,
  endedMs: dueMs + 20,
  fromDueMs: 20,
  fromSendMs: 19,
  outcome: 'ok' as const,
}));
const report: ReplayReport = {
  kind: 'replay',
  runId: 'r',
  startedAt: '2026-11-28T07:00:00.000Z',
  isWhole: true,
  settings: {
    traffic: 'traffic.ndjson',
    trafficSource: 'a test',
    isMadeUp: true,
    target: 'http://localhost:4000/graphql',
    tps: 2,
    durationMs: 2_000,
    rampMs: 0,
    warmUpMs: 0,
    pacing: 'constant',
    seed: 1,
    workers: 1,
    maxVus: 50,
    timeoutMs: 30_000,
    slo: 'errors<0.1%',
    k6: 'k6',
    machine: '2 CPUs',
  },
  leftOut: { mutations: 0, withoutText: 0, badLines: 0 },
  passes: 1,
  run: summarise(sent, [], ticks, 2_000),
  breaches: [],
  thresholds: [],
  isPassed: true,
};

describeInBrowser('the page of a replay', (browser) => {
  it.each([400, 1_320])('is no wider than a screen of %i pixels', async (width) => {
    const folder = mkdtempSync(join(tmpdir(), 'report-page-'));
    const file = join(folder, 'report.html');
    writeFileSync(file, await writeHtml(report));
    const page = await browser().newPage({ viewport: { width, height: 900 } });
    await page.goto(pathToFileURL(file).href);
    await page.locator('.chart canvas').first().waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
    rmSync(folder, { recursive: true });
  });
});
