import type { Prices, Workload } from './readInputs.ts';
import { tieredCost } from './tiered.ts';

/** 730 hours. */
const SECONDS_PER_MONTH = 2_628_000;
const MINUTES_PER_MONTH = SECONDS_PER_MONTH / 60;
const KB_PER_GB = 1_048_576;
const MILLION = 1_000_000;
/** Of the firewall: the rate, and three groups of AWS's. */
const FIREWALL_RULES = 4;

/** Memory of functions, GB. */
export interface FunctionMemory {
  readonly gatewayGb: number;
  readonly graphletGb: number;
  readonly canaryGb: number;
}

/** US dollars a month by service. */
export type MonthlyCost = Readonly<Record<CostLine, number>>;

export const COST_LINES = [
  'CloudFront',
  'WAF',
  'HTTP API',
  'Lambda: gateway',
  'Lambda: graphlets',
  'DynamoDB',
  'CloudWatch logs',
  'CloudWatch metrics, alarms, dashboards',
  'X-Ray',
  'canary, secret',
] as const;
export type CostLine = (typeof COST_LINES)[number];

/**
 * What a month costs at an even load, all day and all night.
 *
 * @param tps - requests of users in a second
 */
export function monthlyCost(
  tps: number,
  memory: FunctionMemory,
  workload: Workload,
  prices: Prices,
): MonthlyCost {
  const { lambda, cloudWatch, dynamoDb, cloudFront, waf } = prices;
  const users = tps * SECONDS_PER_MONTH;
  const canaries = workload.canaryRunsPerMinute * workload.requestsPerCanaryRun * MINUTES_PER_MONTH;
  const requests = users + canaries;
  /** That reach the gateway. */
  const served = requests * (1 - workload.cachedShare);
  const calls = served * workload.graphletCallsPerRequest;
  const canaryMinutes = workload.canaryRunsPerMinute > 0 ? MINUTES_PER_MONTH : 0;

  // Tiers are of the account: the whole is priced, and shared out by what each takes.
  const gatewayGbSeconds = (served * workload.gatewayBilledMs * memory.gatewayGb) / 1_000;
  const graphletGbSeconds = (calls * workload.graphletBilledMs * memory.graphletGb) / 1_000;
  const canaryGbSeconds = canaryMinutes * workload.canaryBilledSecondsPerMinute * memory.canaryGb;
  const gbSeconds = gatewayGbSeconds + graphletGbSeconds + canaryGbSeconds;
  const perGbSecond = gbSeconds === 0 ? 0 : tieredCost(gbSeconds, lambda.armGbSecond) / gbSeconds;
  const invocations = (count: number) => (count / MILLION) * lambda.perMillionRequests;

  const lambdaLogGb =
    (served * workload.logKbPerGatewayRequest + calls * workload.logKbPerGraphletCall) / KB_PER_GB;
  const accessLogGb = (served * workload.accessLogKbPerRequest) / KB_PER_GB;
  const storedLogGb = (lambdaLogGb + accessLogGb) * workload.logCompression * workload.logRetentionMonths;

  return {
    CloudFront:
      (requests / MILLION) * cloudFront.perMillionHttpsRequests +
      tieredCost((requests * workload.responseKb) / KB_PER_GB, cloudFront.perGbOut),
    WAF: waf.perAcl + FIREWALL_RULES * waf.perRule + (requests / MILLION) * waf.perMillionRequests,
    'HTTP API': tieredCost(served / MILLION, prices.httpApi.perMillionRequests),
    'Lambda: gateway': invocations(served) + gatewayGbSeconds * perGbSecond,
    'Lambda: graphlets': invocations(calls) + graphletGbSeconds * perGbSecond,
    DynamoDB:
      ((served * workload.readUnitsPerRequest) / MILLION) * dynamoDb.perMillionReadUnits +
      ((served * workload.writeUnitsPerRequest) / MILLION) * dynamoDb.perMillionWriteUnits +
      workload.storedGb * (dynamoDb.perGbStored + dynamoDb.perGbRecoverable),
    'CloudWatch logs':
      tieredCost(lambdaLogGb, cloudWatch.perGbLambdaLogs) +
      accessLogGb * cloudWatch.perGbLogs +
      storedLogGb * cloudWatch.perGbLogsStored,
    'CloudWatch metrics, alarms, dashboards':
      workload.metrics * cloudWatch.perMetric +
      workload.alarmMetrics * cloudWatch.perAlarmMetric +
      workload.compositeAlarms * cloudWatch.perCompositeAlarm +
      workload.dashboards * cloudWatch.perDashboard,
    'X-Ray': ((served * workload.tracedShare) / MILLION) * prices.xRay.perMillionTraces,
    'canary, secret':
      invocations(canaryMinutes) + canaryGbSeconds * perGbSecond + prices.secretsManager.perSecret,
  };
}

export function totalCost(cost: MonthlyCost): number {
  return COST_LINES.reduce((sum, line) => sum + cost[line], 0);
}
