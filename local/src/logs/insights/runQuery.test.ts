import { insightsEvent } from '../insightsEvent.ts';
import { parseQuery } from './parseQuery.ts';
import { runQuery } from './runQuery.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 2, 3, 4, second)).toISOString();
const line = (second: number, fields: Readonly<Record<string, unknown>>) =>
  insightsEvent({ time: at(second), level: 'info', message: '', function: 'gateway', ...fields });
const events = [
  line(1, { operationName: 'Film', durationMs: 40, error: { name: 'TypeError' } }),
  line(2, { operationName: 'Film', durationMs: 60, requestId: 'r-2' }),
  line(30, { operationName: 'Chart', durationMs: 5, requestId: 'r-3' }),
  line(65, { operationName: 'Chart', durationMs: 15, level: 'error', problems: ['no'] }),
  line(66, { type: 'report', function: 'titles', durationMs: 7, memorySizeMb: 512, status: 'timeout' }),
];
const ask = (query: string) => runQuery(parseQuery(query), events);
const rowsOf = (query: string) => ask(query).rows;

describe('a Logs Insights query', () => {
  it('filters, groups, sorts and limits', () => {
    expect(
      ask(`# a comment
        filter ispresent(operationName)
        | stats count(*) as n, pct(durationMs, 99) as p99, sum(durationMs) / count(*), latest(requestId) as example by operationName
        | sort p99 desc`),
    ).toEqual({
      columns: ['operationName', 'n', 'p99', 'sum(durationMs) / count(*)', 'example'],
      rows: [
        ['Film', 2, 60, 50, 'r-2'],
        ['Chart', 2, 15, 10, 'r-3'],
      ],
    });
  });

  it('sorts before it groups as after, and limits what it has', () => {
    expect(rowsOf('fields durationMs, operationName | sort durationMs desc | limit 2')).toEqual([
      [60, 'Film'],
      [40, 'Film'],
    ]);
  });

  it.each([
    ['durationMs > 10 and durationMs < 60', 2],
    ['durationMs = 40 or durationMs = 5', 2],
    ['not operationName = "Film" and level = "error"', 1],
    ['operationName in ["Film", "Other"]', 2],
    ['operationName not in ["Film"]', 3],
    ['operationName like /^Ch/', 2],
    ['operationName like "il"', 2],
    ['operationName not like /(?i)film/ and ispresent(operationName)', 2],
    ['operationName =~ /Film/', 2],
    ['error.name = "TypeError"', 1],
    ["problems.0 = 'no'", 1],
    ['durationMs * 2 - 10 / 5 = 78', 1],
    ['nothing != "x"', 0],
    ['-durationMs < -50', 1],
    ['record.metrics.memorySizeMB = 512 and record.status = "timeout"', 1],
    ['type = "platform.report"', 1],
    ['@log = "/graphlets/local/titles"', 1],
    ['@timestamp > 0', 0],
    ['`operationName` = "Film"', 2],
  ])('filters by %s', (condition, count) => {
    expect(rowsOf(`filter ${condition} | stats count(*)`)).toEqual(count === 0 ? [] : [[count]]);
  });

  it('puts times in bins', () => {
    expect(rowsOf('stats count(*) as n by bin(1m) | sort n desc')).toEqual([
      ['2026-01-02 03:04:00.000', 3],
      ['2026-01-02 03:05:00.000', 2],
    ]);
  });

  it('computes columns, also of columns', () => {
    expect(
      rowsOf(
        'fields durationMs * 2 as twice | filter twice > 100 | display twice, concat(operationName, "!")',
      ),
    ).toEqual([[120, 'Film!']]);
  });

  it('has the statistics', () => {
    expect(
      rowsOf(
        'filter operationName = "Film" | stats min(durationMs), max(durationMs), avg(durationMs), median(durationMs), count(requestId), count_distinct(operationName), earliest(durationMs), sum(nothing), sum(strcontains(operationName, "Fi"))',
      ),
    ).toEqual([[40, 60, 50, 40, 1, 1, 40, undefined, 2]]);
  });

  it('gives time and message when it is not told what', () => {
    expect(ask('filter level = "error"')).toEqual({
      columns: ['@timestamp', '@message'],
      rows: [['2026-01-02 03:05:05.000', expect.stringContaining('"problems":["no"]')]],
    });
  });

  it.each([
    ['', 'The query is empty.'],
    [
      'parse @message "*" as x',
      '"parse" is not known here; known are fields, display, filter, stats, sort and limit.',
    ],
    ['filter durationMs >', 'The query ends too early.'],
    ['filter (durationMs', '")" must stand here: the end of the query'],
    ['filter a = 1 limit 3', '"|" must stand here: limit'],
    ['stats durationMs by x', 'stats takes at least one of count, count_distinct'],
    ['filter wrong(x)', 'wrong() is not known here; known are bin, abs'],
    ['stats count(*) by bin(often)', 'bin() takes a time like 30s, 1m or 1h, not "often".'],
    ['stats pct(durationMs)', 'pct() takes a field and a number from 0 to 100'],
    ['limit many', 'limit takes a number, not "many".'],
    ['filter a like /(/', '/(/ is no regular expression.'],
    ['filter a = "x', 'The query has something unknown here: "x'],
  ])('that cannot be read says why: %s', (query, message) => {
    expect(() => ask(query)).toThrow(
      expect.objectContaining({ name: 'QueryError', message: expect.stringContaining(message) }),
    );
  });
});
