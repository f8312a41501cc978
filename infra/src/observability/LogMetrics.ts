import { logNamespace } from '@graphlets/platform/telemetry/metrics/metricCatalogue';
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { MonitoredFunction } from './monitoredFunction.ts';

/** What only Lambda itself can tell, since no code of ours lives to: from its report of an invocation. */
const counted = {
  OutOfMemoryCount: { status: 'error', errorType: 'Runtime.OutOfMemory' },
  LambdaTimeoutCount: { status: 'timeout' },
} as const;

/** Counts lines of a function's log as metrics. */
export class LogMetrics extends Construct {
  constructor(scope: Construct, id: string, subject: MonitoredFunction) {
    super(scope, id);
    const logGroup = LogGroup.fromLogGroupName(this, 'Log', subject.logGroupName);
    for (const [metricName, record] of Object.entries(counted)) {
      const tests = Object.entries(record).map(([key, value]) => `$.record.${key} = "${value}"`);
      new MetricFilter(this, metricName, {
        logGroup,
        filterPattern: FilterPattern.literal(`{ ${['$.type = "platform.report"', ...tests].join(' && ')} }`),
        metricNamespace: logNamespace(subject.name),
        metricName,
        metricValue: '1',
      });
    }
  }
}
