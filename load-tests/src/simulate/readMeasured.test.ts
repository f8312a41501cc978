import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MEASURED_FILE, type Measured } from './measured.ts';
import { readMeasured } from './readMeasured.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'measured-'));
  file = join(folder, MEASURED_FILE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const execution = { durationMs: 16, calls: [{ graphlet: 'titles', startMs: 1, durationMs: 9 }] };
const measured: Measured = { source: 'a replay', executions: { A: [execution] }, initMs: { titles: [150] } };

describe('what a replay measured', () => {
  it('is read from the folder of a replay, or from the file', () => {
    writeFileSync(file, JSON.stringify(measured));
    expect(readMeasured(folder)).toEqual(measured);
    expect(readMeasured(file)).toEqual(measured);
  });

  it.each([
    ['is no JSON', '{"source":', 'is no JSON'],
    ['lacks a part', JSON.stringify({ ...measured, initMs: undefined }), 'initMs: Invalid input'],
    [
      'has a duration that is no number',
      JSON.stringify({ ...measured, executions: { A: [execution, { ...execution, durationMs: '16' }] } }),
      'executions.A.1.durationMs: Invalid input: expected number, received string',
    ],
    [
      'has a call without its graphlet',
      JSON.stringify({ ...measured, executions: { A: [{ ...execution, calls: [{}] }] } }),
      'executions.A.0.calls.0.graphlet: ',
    ],
    [
      'has a cold start of no duration',
      JSON.stringify({ ...measured, initMs: { titles: [null] } }),
      'titles.0',
    ],
  ])('is refused with the name of the file when it %s', (_what, text, place) => {
    writeFileSync(file, text);
    expect(() => readMeasured(folder)).toThrow(file);
    expect(() => readMeasured(folder)).toThrow(place);
  });
});
