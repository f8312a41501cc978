import type { AlarmBook, CompositeAlarm, LogFilter } from '../alarm.ts';
import { parseRule } from '../composite/parseRule.ts';
import { AlarmDefinitionError } from '../errors.ts';
import { isObject } from '../isObject.ts';
import { parsePattern } from '../logs/parsePattern.ts';
import { type Properties, readProperties } from './properties.ts';
import { readMetricAlarm } from './readMetricAlarm.ts';

/**
 * The alarms and metric filters of a CloudFormation template.
 *
 * @param template - parsed JSON
 * @throws {AlarmDefinitionError} for anything that the evaluator would have to guess at
 */
export function readTemplate(template: unknown): AlarmBook {
  const resources = isObject(template) && isObject(template.Resources) ? template.Resources : {};

  function readAll<T>(type: string, read: (properties: Properties) => T): readonly T[] {
    return Object.entries(resources).flatMap(([logicalId, resource]) => {
      if (!isObject(resource) || resource.Type !== type) return [];
      const properties = readProperties(resource.Properties, resources);
      try {
        return [read(properties)];
      } catch (cause) {
        if (!(cause instanceof SyntaxError)) throw cause;
        const name = properties.has('AlarmName') ? properties.text('AlarmName') : logicalId;
        throw new AlarmDefinitionError(name, cause.message, { cause });
      }
    });
  }

  return {
    metricAlarms: readAll('AWS::CloudWatch::Alarm', readMetricAlarm),
    compositeAlarms: readAll('AWS::CloudWatch::CompositeAlarm', readCompositeAlarm),
    logFilters: readAll('AWS::Logs::MetricFilter', readLogFilters).flat(),
  };
}

/** One book of several templates. @throws {AlarmDefinitionError} when two alarms have one name */
export function joinBooks(books: readonly AlarmBook[]): AlarmBook {
  const book: AlarmBook = {
    metricAlarms: books.flatMap(({ metricAlarms }) => metricAlarms),
    compositeAlarms: books.flatMap(({ compositeAlarms }) => compositeAlarms),
    logFilters: books.flatMap(({ logFilters }) => logFilters),
  };
  const names = [...book.metricAlarms, ...book.compositeAlarms].map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new AlarmDefinitionError(twice, 'there are two of this name');
  return book;
}

function readCompositeAlarm(properties: Properties): CompositeAlarm {
  if (properties.has('ActionsSuppressor')) throw new SyntaxError('ActionsSuppressor is not known here');
  const rule = properties.text('AlarmRule');
  parseRule(rule);
  return {
    name: properties.text('AlarmName'),
    description: properties.has('AlarmDescription') ? properties.text('AlarmDescription') : '',
    rule,
    alarmActions: properties.texts('AlarmActions'),
  };
}

function readLogFilters(properties: Properties): readonly LogFilter[] {
  const pattern = properties.text('FilterPattern');
  parsePattern(pattern);
  return properties.list('MetricTransformations').map((transformation) => {
    const metric = properties.inner(transformation);
    const dimensions = metric.list('Dimensions').map((dimension) => metric.inner(dimension));
    const constant = dimensions.find((dimension) => !dimension.text('Value').startsWith('$.'));
    if (constant !== undefined) {
      throw new SyntaxError(
        `the dimension ${constant.text('Key')} is "${constant.text('Value')}": CloudWatch Logs takes it from the line only, as $.field`,
      );
    }
    return {
      pattern,
      logGroup: properties.text('LogGroupName'),
      namespace: metric.text('MetricNamespace'),
      name: metric.text('MetricName'),
      dimensions: Object.fromEntries(dimensions.map((each) => [each.text('Key'), each.text('Value')])),
      value: metric.text('MetricValue'),
    };
  });
}
