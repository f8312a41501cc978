import type { AlarmBook, MetricAlarm } from '../src/alarm.ts';
import { createEvaluator } from '../src/createEvaluator.ts';

const MINUTE_MS = 60_000;

const metric = { namespace: 'Graphlets', name: 'JourneySuccessPercent', dimensions: { Journey: 'home' } };
const success: MetricAlarm = {
  name: 'home-failing',
  description: '',
  periodS: 60,
  queries: [{ id: 'm1', metricStat: { metric, statistic: 'Average' } }],
  returnedId: 'm1',
  comparison: 'LessThanThreshold',
  threshold: 90,
  evaluationPeriods: 3,
  datapointsToAlarm: 3,
  treatMissingData: 'breaching',
  isLowSampleCountIgnored: false,
  alarmActions: ['pages'],
};

function bookOf(metricAlarms: readonly MetricAlarm[], parts: Partial<AlarmBook> = {}): AlarmBook {
  return { metricAlarms, compositeAlarms: [], logFilters: [], ...parts };
}

/** One value a minute (`-`: none); what changed, as `minute: alarm from > to`. */
function tell(book: AlarmBook, text: string): readonly string[] {
  const evaluator = createEvaluator(book);
  return text.split(' ').flatMap((word, minute) => {
    const value = Number(word);
    if (!Number.isNaN(value)) {
      evaluator.put({ metric, timeMs: minute * MINUTE_MS + 1_000, values: [value] });
    }
    return evaluator
      .evaluate((minute + 1) * MINUTE_MS)
      .map(({ alarm, from, to }) => `${minute}: ${alarm} ${from} > ${to}`);
  });
}

describe('createEvaluator', () => {
  it('goes to ALARM after three points in a row below the threshold, and back with the first good one', () => {
    expect(tell(bookOf([success]), '100 100 100 50 50 100 50 50 50 50 100 100')).toEqual([
      '0: home-failing INSUFFICIENT_DATA > OK',
      '8: home-failing OK > ALARM',
      '10: home-failing ALARM > OK',
    ]);
  });

  it('takes silence for a failure where missing data is breaching', () => {
    expect(tell(bookOf([success]), '100 100 100 - - - - - -').at(-1)).toBe('7: home-failing OK > ALARM');
  });

  it('judges only periods that have ended', () => {
    const evaluator = createEvaluator(bookOf([{ ...success, treatMissingData: 'missing' }]));
    evaluator.put({ metric, timeMs: 1_000, values: [100] });
    expect(evaluator.evaluate(59_999)).toEqual([]);
    expect(evaluator.evaluate(60_000)).toMatchObject([{ to: 'OK', atMs: 60_000 }]);
  });

  it('passes over an alarm that is asleep', () => {
    const evaluator = createEvaluator(bookOf([success]));
    expect(evaluator.evaluate(MINUTE_MS, ({ name }) => name === 'home-failing')).toEqual([]);
    expect(evaluator.evaluate(2 * MINUTE_MS)).toMatchObject([{ to: 'ALARM' }]);
  });

  it('tells the topics of an alarm when it goes off, and says why', () => {
    const evaluator = createEvaluator(bookOf([{ ...success, evaluationPeriods: 1, datapointsToAlarm: 1 }]));
    evaluator.put({ metric, timeMs: 0, values: [100, 0] });
    expect(evaluator.evaluate(MINUTE_MS)).toEqual([
      {
        alarm: 'home-failing',
        from: 'INSUFFICIENT_DATA',
        to: 'ALARM',
        atMs: MINUTE_MS,
        reason: '50: LessThanThreshold 90, 1 of 1 x 60 s',
        notified: ['pages'],
      },
    ]);
  });

  it('decides composite alarms by the states of the same moment, the inner ones first', () => {
    const compositeAlarms = [
      { name: 'outer', description: '', rule: 'ALARM(inner)', alarmActions: ['pages'] },
      { name: 'inner', description: '', rule: 'NOT OK(home-failing)', alarmActions: [] },
    ];
    const evaluator = createEvaluator(bookOf([success], { compositeAlarms }));
    expect(evaluator.evaluate(MINUTE_MS).map(({ alarm, to }) => [alarm, to])).toEqual([
      ['home-failing', 'ALARM'],
      ['inner', 'ALARM'],
      ['outer', 'ALARM'],
    ]);
  });

  it.each([
    ['ALARM(nobody)', 'nobody'],
    ['ALARM(other)', 'other'],
  ])('refuses the rule %s, which can never be decided', (rule, awaited) => {
    const compositeAlarms = [
      { name: 'one', description: '', rule, alarmActions: [] },
      { name: 'other', description: '', rule: 'ALARM(one)', alarmActions: [] },
    ];
    expect(() => createEvaluator(bookOf([], { compositeAlarms }))).toThrow(`waits for ${awaited}`);
  });

  it('counts log lines by metric filters', () => {
    const counted = { namespace: 'Graphlets', name: 'OutOfMemoryCount', dimensions: {} };
    const alarm: MetricAlarm = {
      ...success,
      queries: [{ id: 'm1', metricStat: { metric: counted, statistic: 'Sum' } }],
      comparison: 'GreaterThanOrEqualToThreshold',
      threshold: 2,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      treatMissingData: 'notBreaching',
    };
    const filter = { ...counted, pattern: '{ $.status = "error" }', logGroup: 'logs', value: '1' };
    const evaluator = createEvaluator(bookOf([alarm], { logFilters: [filter] }));
    evaluator.putLine({ status: 'error' }, 1_000, 'logs');
    evaluator.putLine({ status: 'success' }, 2_000, 'logs');
    expect(evaluator.evaluate(MINUTE_MS)).toMatchObject([{ to: 'OK' }]);
    evaluator.putLine({ status: 'error' }, 61_000, 'logs');
    evaluator.putLine({ status: 'error' }, 62_000, 'logs');
    expect(evaluator.evaluate(2 * MINUTE_MS)).toMatchObject([{ to: 'ALARM' }]);
  });

  it('keeps its state where a percentile has too few values and these are ignored', () => {
    const alarm: MetricAlarm = {
      ...success,
      queries: [{ id: 'm1', metricStat: { metric, statistic: 'p90' } }],
      comparison: 'GreaterThanThreshold',
      threshold: 10,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      isLowSampleCountIgnored: true,
    };
    const tellValues = (count: number) => {
      const evaluator = createEvaluator(bookOf([alarm]));
      evaluator.put({ metric, timeMs: 0, values: new Array(count).fill(11) });
      return evaluator.evaluate(MINUTE_MS).map(({ to }) => to);
    };
    expect([tellValues(99), tellValues(100)]).toEqual([[], ['ALARM']]);
  });
});
