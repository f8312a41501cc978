import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '@graphlets/platform/errors';
import { z } from 'zod';

const amount = z.number().min(0);
const tiers = z.array(z.strictObject({ upTo: amount.nullable(), price: amount })).min(1);

const pricesSchema = z.strictObject({
  source: z.string(),
  /** Year and month. */
  asOf: z.string().regex(/^\d{4}-\d{2}$/),
  lambda: z.strictObject({ perMillionRequests: amount, armGbSecond: tiers }),
  httpApi: z.strictObject({ perMillionRequests: tiers }),
  cloudFront: z.strictObject({ perMillionHttpsRequests: amount, perGbOut: tiers }),
  waf: z.strictObject({ perAcl: amount, perRule: amount, perMillionRequests: amount }),
  dynamoDb: z.strictObject({
    perMillionReadUnits: amount,
    perMillionWriteUnits: amount,
    perGbStored: amount,
    perGbRecoverable: amount,
  }),
  cloudWatch: z.strictObject({
    perGbLambdaLogs: tiers,
    perGbLogs: amount,
    perGbLogsStored: amount,
    perMetric: amount,
    perAlarmMetric: amount,
    perCompositeAlarm: amount,
    perDashboard: amount,
  }),
  xRay: z.strictObject({ perMillionTraces: amount }),
  secretsManager: z.strictObject({ perSecret: amount }),
});

const share = z.number().min(0).max(1);
const workloadSchema = z.strictObject({
  graphletCallsPerRequest: amount,
  gatewayBilledMs: amount,
  graphletBilledMs: amount,
  /** Of DynamoDB, for all calls of a request. */
  readUnitsPerRequest: amount,
  writeUnitsPerRequest: amount,
  /** After compression. */
  responseKb: amount,
  /** Answered by CloudFront itself. */
  cachedShare: share,
  logKbPerGatewayRequest: amount,
  logKbPerGraphletCall: amount,
  accessLogKbPerRequest: amount,
  /** Size of a stored log, of what was taken in. */
  logCompression: share,
  logRetentionMonths: amount,
  /** Of requests, by X-Ray. */
  tracedShare: share,
  storedGb: amount,
  metrics: amount,
  /** Metrics that alarms look at, all alarms together. */
  alarmMetrics: amount,
  compositeAlarms: amount,
  dashboards: amount,
  canaryRunsPerMinute: amount,
  requestsPerCanaryRun: amount,
  canaryBilledSecondsPerMinute: z.number().min(0).max(60),
});

/** List prices of one region. */
export type Prices = Readonly<z.infer<typeof pricesSchema>>;
/** What a request takes, and what is there without any. */
export type Workload = Readonly<z.infer<typeof workloadSchema>>;

const folder = join(import.meta.dirname, '..', '..', 'cost');
const PRICES_FILE = join(folder, 'prices.json');
export const WORKLOAD_FILE = join(folder, 'workload.json');

/** @throws {ConfigError} lists every unknown key and wrong value */
export function readPrices(file: string = PRICES_FILE): Prices {
  return read(file, pricesSchema);
}

/** @throws {ConfigError} lists every unknown key and wrong value */
export function readWorkload(file: string = WORKLOAD_FILE): Workload {
  return read(file, workloadSchema);
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ConfigError(file, [cause instanceof Error ? cause.message : String(cause)], { cause });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ConfigError(
    file,
    result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  );
}
