import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '@graphlets/platform/errors';
import { readBook } from './readBook.ts';

let root: string;
let file: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'book-'));
  file = join(root, 'infra', 'generated', 'alarms.json');
  mkdirSync(join(root, 'infra', 'generated'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const empty = { metricAlarms: [], compositeAlarms: [], logFilters: [] };

describe('the book of alarms', () => {
  it('is empty in a repository without one', () => {
    expect(readBook(root)).toEqual(empty);
  });

  it('is read as it was written', () => {
    const book = { ...empty, compositeAlarms: [{ name: 'a', description: '', rule: 'r', alarmActions: [] }] };
    writeFileSync(file, JSON.stringify(book));
    expect(readBook(root)).toEqual(book);
  });

  it.each([
    ['no JSON', '<<<<<<< HEAD', 'is not JSON'],
    ['a list', '[]', 'is no book of alarms'],
    ['without a part', '{"metricAlarms":[],"compositeAlarms":[]}', 'is no book of alarms'],
    ['with an alarm of no name', JSON.stringify({ ...empty, metricAlarms: [{}] }), 'is no book of alarms'],
  ])('is refused with the name of the file when it is %s', (_what, text, problem) => {
    writeFileSync(file, text);
    expect(() => readBook(root)).toThrow(ConfigError);
    expect(() => readBook(root)).toThrow(file);
    expect(() => readBook(root)).toThrow(`${problem}: npm run alarms:write`);
  });
});
