import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '@graphlets/platform/errors';
import { z } from 'zod';

const account = z.string().regex(/^\d{12}$/, 'twelve digits');
const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region, e.g. us-east-1');

const stageSchema = z.strictObject({
  /** AWS account of everything that has none of its own; `null`: that of the credentials. */
  account: account.nullable(),
  region,
  /** Keeps data and stacks from being deleted: deletion protection, and buckets, tables and logs that outlive their stack. */
  isProtected: z.boolean(),
  logRetentionDays: z.union(
    [1, 3, 5, 7, 14, 30, 60, 90, 180, 365].map((days) => z.literal(days)) as [
      z.ZodLiteral<number>,
      z.ZodLiteral<number>,
    ],
  ),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']),
  /** How traffic goes over to a new version: a tenth for five minutes first, or all of it. */
  rollout: z.enum(['canary', 'allAtOnce']),
  /** `false`: the manifests' provisioned concurrency is left out, so that an idle stage costs nothing. */
  hasProvisionedConcurrency: z.boolean(),
  firewall: z.strictObject({
    /** Of one address; what is above is refused. WAF's own least is 10. */
    requestsPer5Minutes: z.number().int().min(10).max(2_000_000_000),
  }),
  /** To be raised when the key between CloudFront and the API was renewed: CloudFront takes the new one then. */
  originKeyNumber: z.number().int().min(1),
  /** A name of one's own for the endpoint; the certificate must be of us-east-1. */
  domain: z
    .strictObject({
      name: z.string().min(1),
      certificateArn: z
        .string()
        .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/.+$/, 'an ACM certificate of us-east-1'),
    })
    .nullable(),
  /** Further variables of the gateway (`GATEWAY_*`), e.g. CORS origins. */
  gatewayEnvironment: z.record(z.string().regex(/^GATEWAY_[A-Z_]+$/), z.string()),
  /** The gateway on Lambda Managed Instances: several requests at once in each environment; `null`: on Lambda. */
  gatewayInstances: z
    .strictObject({
      subnetIds: z
        .array(z.string().regex(/^subnet-[0-9a-f]{8,17}$/, 'a subnet id'))
        .min(1)
        .max(16),
      securityGroupIds: z
        .array(z.string().regex(/^sg-[0-9a-f]{8,17}$/, 'a security group id'))
        .min(1)
        .max(5),
      requestsPerEnvironment: z.number().int().min(1).max(1_000),
      memoryGiBPerVcpu: z.union([z.literal(2), z.literal(4), z.literal(8)]),
      minEnvironments: z.number().int().min(3),
      maxEnvironments: z.number().int().min(3),
      maxVcpuCount: z.number().int().min(12),
    })
    .nullable(),
  /** The journeys run by CloudWatch Synthetics as well, every so many minutes; `null`: by the scheduled function alone. */
  syntheticsEveryMinutes: z.number().int().min(1).max(60).nullable().default(null),
  /** Where alarms go, by `owner` of the manifests; an owner that is not here is told nothing. */
  alarmEmails: z.record(z.string(), z.email()),
});

/** One deployment of everything: `infra/stages/<name>.json`. */
export type StageConfig = Readonly<z.infer<typeof stageSchema>> & { readonly name: string };

/**
 * @param folder - the stages
 * @throws {ConfigError} when there is no such stage, or lists every unknown key and wrong value
 */
export function readStage(folder: string, name: string): StageConfig {
  const known = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
  if (!known.includes(name)) {
    throw new ConfigError('--stage', [`there is no stage "${name}"; use ${known.join(' or ')}`]);
  }
  return parseStage(readJson(join(folder, `${name}.json`)), name);
}

/** @throws {ConfigError} lists every unknown key and wrong value */
export function parseStage(value: unknown, name: string): StageConfig {
  const problems: string[] = [];
  if (!/^[a-z][a-z0-9]{0,15}$/.test(name)) {
    problems.push('(file name): a stage is at most 16 lower-case letters and digits');
  }
  const result = stageSchema.safeParse(value);
  if (!result.success) {
    problems.push(
      ...result.error.issues.map((issue) => `${issue.path.join('.') || '(top level)'}: ${issue.message}`),
    );
  }
  if (problems.length > 0 || !result.success) throw new ConfigError(`Stage "${name}"`, problems);
  return Object.freeze({ ...result.data, name });
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ConfigError(file, [cause instanceof Error ? cause.message : String(cause)], { cause });
  }
}
