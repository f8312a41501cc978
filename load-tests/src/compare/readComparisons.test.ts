import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { K6Error } from '../errors.ts';
import { readComparisons } from './readComparisons.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comparisons-'));
  file = join(folder, 'raw-0.csv');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const comparison = {
  index: 0,
  ms: [5, 6, 7],
  outcomes: [0, 0, 1],
  noise: [],
  differences: [{ cause: 'data.a: missing', path: 'data.a' }],
};
const line = JSON.stringify(comparison);

describe('comparisons that k6 wrote', () => {
  it('are read line by line, but for the one that is cut off', () => {
    writeFileSync(file, `${line}\n${line}\n${line.slice(0, 20)}`);
    expect(readComparisons(file)).toEqual([comparison, comparison]);
  });

  it('are none when k6 did not begin', () => {
    expect(readComparisons(file)).toEqual([]);
  });

  it.each([
    ['another object', { a: 1 }],
    ['no index', { ...comparison, index: undefined }],
    ['the times of two answers', { ...comparison, ms: [1, 2] }],
    ['a time that is no number', { ...comparison, ms: [1, 2, '3'] }],
    ['an outcome that is not known', { ...comparison, outcomes: [0, 0, 99] }],
    ['a difference without its cause', { ...comparison, noise: [{ path: 'data' }] }],
  ])('are refused with the name of the file where a line has %s', (_what, value) => {
    writeFileSync(file, `${line}\n${JSON.stringify(value)}\n`);
    expect(() => readComparisons(file)).toThrow(K6Error);
    expect(() => readComparisons(file)).toThrow(`${file}, line 2 is no comparison: `);
  });
});
