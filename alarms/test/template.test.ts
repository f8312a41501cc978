import { joinBooks, readTemplate } from '../src/template/readTemplate.ts';

const alarm = {
  AlarmName: 'slow',
  AlarmDescription: 'Too slow.',
  Namespace: 'Graphlets',
  MetricName: 'RequestLatencyMs',
  Dimensions: [{ Name: 'Function', Value: 'gateway' }],
  ExtendedStatistic: 'p99',
  Period: 60,
  EvaluationPeriods: 3,
  Threshold: 500,
  ComparisonOperator: 'GreaterThanThreshold',
  AlarmActions: [{ Ref: 'Topic' }],
};
const topic = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'pages-platform-team' } };

function read(properties: object, type = 'AWS::CloudWatch::Alarm', others = {}) {
  return readTemplate({ Resources: { Topic: topic, It: { Type: type, Properties: properties }, ...others } });
}

describe('readTemplate', () => {
  it('reads an alarm on one metric, with the names of what it refers to and the defaults of CloudWatch', () => {
    expect(read(alarm).metricAlarms).toEqual([
      {
        name: 'slow',
        description: 'Too slow.',
        periodS: 60,
        queries: [
          {
            id: 'm1',
            metricStat: {
              metric: {
                namespace: 'Graphlets',
                name: 'RequestLatencyMs',
                dimensions: { Function: 'gateway' },
              },
              statistic: 'p99',
            },
          },
        ],
        returnedId: 'm1',
        comparison: 'GreaterThanThreshold',
        threshold: 500,
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: 'missing',
        isLowSampleCountIgnored: false,
        alarmActions: ['pages-platform-team'],
      },
    ]);
  });

  const metricStat = {
    Metric: { Namespace: 'Graphlets', MetricName: 'RequestCount' },
    Period: 60,
    Stat: 'Sum',
  };
  const { Namespace: _n, MetricName: _m, Dimensions: _d, ExtendedStatistic: _e, Period: _p, ...base } = alarm;

  it('reads an alarm on an expression', () => {
    const Metrics = [
      { Id: 'rate', Expression: '100 / requests' },
      { Id: 'requests', MetricStat: metricStat, ReturnData: false },
    ];
    expect(read({ ...base, Metrics }).metricAlarms).toMatchObject([
      {
        periodS: 60,
        returnedId: 'rate',
        queries: [{ id: 'rate', expression: '100 / requests' }, { id: 'requests' }],
      },
    ]);
  });

  it('reads a composite alarm whose rule names alarms by their ARNs', () => {
    const rule = { 'Fn::Join': ['', ['ALARM("', { 'Fn::GetAtt': ['Slow', 'Arn'] }, '")']] };
    const book = read({ AlarmName: 'both', AlarmRule: rule }, 'AWS::CloudWatch::CompositeAlarm', {
      Slow: { Type: 'AWS::CloudWatch::Alarm', Properties: alarm },
    });
    expect(book.compositeAlarms).toEqual([
      { name: 'both', description: '', rule: 'ALARM("slow")', alarmActions: [] },
    ]);
  });

  it('reads metric filters', () => {
    const filter = {
      FilterPattern: '{ $.type = "platform.report" }',
      LogGroupName: { Ref: 'Logs' },
      MetricTransformations: [
        {
          MetricNamespace: 'Graphlets',
          MetricName: 'OutOfMemoryCount',
          MetricValue: '1',
          Dimensions: [{ Key: 'Status', Value: '$.record.status' }],
        },
      ],
    };
    const logs = { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/lambda/ratings' } };
    expect(read(filter, 'AWS::Logs::MetricFilter', { Logs: logs }).logFilters).toEqual([
      {
        pattern: '{ $.type = "platform.report" }',
        logGroup: '/aws/lambda/ratings',
        namespace: 'Graphlets',
        name: 'OutOfMemoryCount',
        dimensions: { Status: '$.record.status' },
        value: '1',
      },
    ]);
  });

  it.each([
    [
      'a statistic',
      { ...alarm, ExtendedStatistic: 'WM(80%:90%)' },
      'the statistic "WM(80%:90%)" is not known',
    ],
    ['a comparison', { ...alarm, ComparisonOperator: 'GreaterThanUpperThreshold' }, 'ComparisonOperator is'],
    ['anomaly detection', { ...alarm, ThresholdMetricId: 'e1' }, 'anomaly detection is not known'],
    ['a treatment', { ...alarm, TreatMissingData: 'perhaps' }, 'TreatMissingData is "perhaps"'],
    ['a missing threshold', { ...alarm, Threshold: undefined }, 'Threshold is no number'],
    [
      'two periods',
      {
        ...base,
        Metrics: [
          { Id: 'a', MetricStat: metricStat },
          { Id: 'b', MetricStat: { ...metricStat, Period: 300 }, ReturnData: false },
        ],
      },
      'have the periods 60, 300',
    ],
    [
      'two answers',
      {
        ...base,
        Metrics: [
          { Id: 'a', MetricStat: metricStat },
          { Id: 'b', MetricStat: metricStat },
        ],
      },
      '2 of its queries return data',
    ],
    ['an intrinsic', { ...alarm, Namespace: { 'Fn::Select': [0, []] } }, 'cannot tell what'],
  ])('refuses %s that it does not know, by the name of the alarm', (_what, properties, problem) => {
    expect(() => read(properties)).toThrow(`Alarm "slow": `);
    expect(() => read(properties)).toThrow(problem);
  });

  it('refuses two alarms of one name', () => {
    expect(() => joinBooks([read(alarm), read(alarm)])).toThrow('Alarm "slow": there are two of this name');
  });
});
