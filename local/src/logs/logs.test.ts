import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLogFile } from './logFile.ts';
import { isMetric, recordOfLine } from './logRecord.ts';
import { prettyLine } from './prettyLine.ts';
import { readLogFiles } from './readLogFiles.ts';

const NOW = Date.parse('2026-01-02T03:04:05.678Z');

describe('recordOfLine', () => {
  it('keeps the record that a function wrote', () => {
    const line = {
      time: '2026-01-01T00:00:00.000Z',
      level: 'warn',
      function: 'x',
      message: 'slow',
      requestId: 'r',
    };
    expect(recordOfLine('ratings', JSON.stringify(line), NOW)).toEqual({ ...line, function: 'ratings' });
  });

  it.each(['plain text', '{"broken":', '[1]', ''])('takes %j as a message', (line) => {
    expect(recordOfLine('ratings', line, NOW)).toEqual({
      time: '2026-01-02T03:04:05.678Z',
      level: 'info',
      function: 'ratings',
      message: line,
    });
  });

  it('knows a metric', () => {
    expect(isMetric(recordOfLine('x', '{"_aws":{}}', NOW))).toBe(true);
    expect(isMetric(recordOfLine('x', '_aws', NOW))).toBe(false);
  });
});

describe('prettyLine', () => {
  const record = recordOfLine('ratings', '{"level":"error","message":"no","requestId":"r-1","n":[1]}', NOW);

  it('says who, what and the rest on one line', () => {
    expect(prettyLine(record, false)).toBe('03:04:05.678 error ratings     no requestId=r-1 n=[1]');
  });

  it('has colours when asked, around the same text', () => {
    const coloured = prettyLine(record, true);
    expect(coloured).toContain('\u001b[31m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(prettyLine(record, false));
  });
});

describe('openLogFile', () => {
  it('keeps the newest lines and a bounded number of files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'logs-'));
    for (let line = 0; line < 10; line++) {
      const file = openLogFile(folder, 10);
      file.write(`line ${line}\n`);
      file.close();
    }
    expect(
      readdirSync(folder)
        .sort()
        .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    ).toEqual([
      ['stack.1.jsonl', 'line 8\n'],
      ['stack.2.jsonl', 'line 7\n'],
      ['stack.3.jsonl', 'line 6\n'],
      ['stack.jsonl', 'line 9\n'],
    ]);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('readLogFiles', () => {
  it('passes over lines that are no records, and the one that is being written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'logs-'));
    const record = recordOfLine('ratings', '{"message":"slow","requestId":7}', NOW);
    const { level, ...withoutLevel } = record;
    const lines = [record, null, withoutLevel, { ...record, time: NOW }, { level }, record];
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    writeFileSync(join(folder, 'stack.jsonl'), `${text}{"time":"2026`);
    expect([...(readLogFiles(folder) ?? [])]).toEqual([record, record]);
    rmSync(folder, { recursive: true, force: true });
  });
});
