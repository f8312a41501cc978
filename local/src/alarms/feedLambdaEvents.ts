import type { Evaluator } from '@graphlets/alarms/createEvaluator';
import { isMetric } from '../logs/logRecord.ts';
import type { LambdaEntry } from '../logs/readLambdaEvents.ts';

/** The alias that all traffic goes to in AWS. */
const ALIAS = 'live';

/** Tells an evaluator of the Lambda service what CloudWatch would get: functions' records, Lambda's metrics and report lines. */
export function feedLambdaEvents(evaluator: Evaluator): (entry: LambdaEntry) => void {
  const executions = new Map<string, number>();

  function put(
    namespace: string,
    name: string,
    dimensions: Readonly<Record<string, string>>,
    timeMs: number,
    value: number,
  ) {
    evaluator.put({ metric: { namespace, name, dimensions }, timeMs, values: [value] });
  }
  function putOfAlias(functionName: string, name: string, timeMs: number, value: number) {
    const dimensions = { FunctionName: functionName, Resource: `${functionName}:${ALIAS}` };
    put('AWS/Lambda', name, dimensions, timeMs, value);
  }

  return ({ event, record }) => {
    const { time: timeMs, function: name } = event;
    switch (event.type) {
      case 'log':
        if (record !== undefined && isMetric(record)) evaluator.putEmf(record);
        break;
      case 'report': {
        const { requestId, status, errorType } = event;
        putOfAlias(name, 'Invocations', timeMs, 1);
        putOfAlias(name, 'Errors', timeMs, status === 'success' ? 0 : 1);
        const report = { requestId, status, ...(errorType !== undefined && { errorType }) };
        evaluator.putLine({ type: 'platform.report', record: report }, timeMs, name);
        break;
      }
      case 'throttle':
        put('AWS/Lambda', 'Throttles', { FunctionName: name }, timeMs, 1);
        break;
      case 'concurrency': {
        executions.set(name, event.concurrentExecutions);
        const used = [...executions.values()].reduce((sum, each) => sum + each, 0);
        put('AWS/Usage', 'ResourceCount', ACCOUNT, timeMs, used);
        break;
      }
      case 'initStart':
      case 'initDone':
      case 'start':
      case 'environmentEnd':
        break;
    }
  };
}

const ACCOUNT = { Service: 'Lambda', Type: 'Resource', Resource: 'ConcurrentExecutions', Class: 'None' };
