import {
  COMPARISONS,
  type MetricAlarm,
  type MetricQuery,
  type MetricStatistic,
  MISSING_DATA_TREATMENTS,
} from '../alarm.ts';
import { parseExpression } from '../math/expression.ts';
import { findStatistic } from '../metrics/statistics.ts';
import type { Properties } from './properties.ts';

/** `AWS::CloudWatch::Alarm`. @throws {SyntaxError} for what the evaluator does not know */
export function readMetricAlarm(properties: Properties): MetricAlarm {
  if (properties.has('ThresholdMetricId')) throw new SyntaxError('anomaly detection is not known here');
  const { queries, returnedId, periodS } = properties.has('Metrics')
    ? readQueries(properties)
    : readSingle(properties);
  const evaluationPeriods = properties.number('EvaluationPeriods');
  return {
    name: properties.text('AlarmName'),
    description: properties.has('AlarmDescription') ? properties.text('AlarmDescription') : '',
    periodS,
    queries,
    returnedId,
    comparison: properties.choice('ComparisonOperator', COMPARISONS),
    threshold: properties.number('Threshold'),
    evaluationPeriods,
    datapointsToAlarm: properties.has('DatapointsToAlarm')
      ? properties.number('DatapointsToAlarm')
      : evaluationPeriods,
    treatMissingData: properties.choice('TreatMissingData', MISSING_DATA_TREATMENTS, 'missing'),
    isLowSampleCountIgnored:
      properties.choice('EvaluateLowSampleCountPercentile', ['evaluate', 'ignore'], 'evaluate') === 'ignore',
    alarmActions: properties.texts('AlarmActions'),
  };
}

type Queries = Pick<MetricAlarm, 'queries' | 'returnedId' | 'periodS'>;

function readSingle(properties: Properties): Queries {
  const key = properties.has('ExtendedStatistic') ? 'ExtendedStatistic' : 'Statistic';
  const metricStat = readStatistic(properties, properties.text(key));
  return { queries: [{ id: 'm1', metricStat }], returnedId: 'm1', periodS: properties.number('Period') };
}

function readQueries(properties: Properties): Queries {
  const all = properties.list('Metrics').map((metric) => properties.inner(metric));
  const queries = all.map((query): MetricQuery => {
    const id = query.text('Id');
    if (query.has('Expression')) {
      const expression = query.text('Expression');
      parseExpression(expression);
      return { id, expression };
    }
    const stat = query.inner(query.raw.MetricStat);
    return { id, metricStat: readStatistic(stat.inner(stat.raw.Metric), stat.text('Stat')) };
  });
  const periods = new Set(
    all.flatMap((query) =>
      query.has('MetricStat') ? [query.inner(query.raw.MetricStat).number('Period')] : [],
    ),
  );
  const [periodS] = periods;
  if (periodS === undefined || periods.size > 1) {
    throw new SyntaxError(
      `its metrics have the periods ${[...periods].join(', ') || '(none)'}; one is needed`,
    );
  }
  const returned = all.filter((query) => query.raw.ReturnData !== false);
  const [only] = returned;
  if (only === undefined || returned.length > 1) {
    throw new SyntaxError(`${returned.length} of its queries return data; one must`);
  }
  return { queries, returnedId: only.text('Id'), periodS };
}

function readStatistic(metric: Properties, statistic: string): MetricStatistic {
  if (findStatistic(statistic) === undefined) {
    throw new SyntaxError(`the statistic "${statistic}" is not known here`);
  }
  const dimensions = metric.list('Dimensions').map((dimension) => metric.inner(dimension));
  return {
    metric: {
      namespace: metric.text('Namespace'),
      name: metric.text('MetricName'),
      dimensions: Object.fromEntries(dimensions.map((each) => [each.text('Name'), each.text('Value')])),
    },
    statistic,
  };
}
