import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { K6Error } from '../errors.ts';
import { readThresholds } from './readThresholds.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thresholds-'));
  file = join(folder, 'summary-0.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("thresholds of k6's summary", () => {
  it('are read of every metric that has any', () => {
    const metrics = {
      latency_from_schedule: { values: { avg: 1 }, thresholds: { 'p(99)<500': { ok: false } } },
      requests_sent: { values: { count: 3 } },
      request_failed: { thresholds: { 'rate<0.1': { ok: true } } },
    };
    writeFileSync(file, JSON.stringify({ metrics }));
    expect(readThresholds(file)).toEqual([
      { metric: 'latency_from_schedule', condition: 'p(99)<500', ok: false },
      { metric: 'request_failed', condition: 'rate<0.1', ok: true },
    ]);
  });

  it.each([
    ['is not there', undefined, 'is missing'],
    ['is cut off', '{"metrics":', 'is no summary of k6: it has no metrics'],
    ['is another object', '{"a":1}', 'is no summary of k6: it has no metrics'],
    ['has a metric that is none', '{"metrics":{"a":1}}', 'the thresholds of a cannot be read'],
    [
      'has a threshold without a verdict',
      '{"metrics":{"a":{"thresholds":{"p(99)<5":{}}}}}',
      'the threshold p(99)<5 of a has no verdict',
    ],
  ])('are refused with the name of the file when it %s', (_what, text, why) => {
    if (text !== undefined) writeFileSync(file, text);
    expect(() => readThresholds(file)).toThrow(K6Error);
    expect(() => readThresholds(file)).toThrow(file);
    expect(() => readThresholds(file)).toThrow(why);
  });
});
