import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from './errors.ts';

const concurrency = z.number().int().min(0);

const manifestKeys = z.strictObject({
  /** Function name and, for a graphlet, subgraph name. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/, 'lower-case letters, digits and dashes, at most 63'),
  /** The team that is paged. */
  owner: z.string().min(1),
  runtime: z.enum([
    'nodejs24.x',
    'nodejs22.x',
    'java21',
    'java25',
    'python3.13',
    'python3.14',
    'dotnet8',
    'dotnet10',
  ]),
  /**
   * Relative to the manifest: for Node.js the module that exports `handler`, for other runtimes the archive (.zip or
   * .jar) that the team's own build made.
   */
  entry: z.string().min(1),
  /** Lambda's handler, for runtimes other than Node.js. */
  handler: z.string().min(1).default('main.handler'),
  /** 128 to 10240, Lambda's own limits. */
  memoryMb: z.number().int().min(128).max(10_240),
  /** Lambda's timeout, milliseconds; CDK rounds it up to whole seconds. The code stops itself before. */
  timeoutMs: z.number().int().min(100).max(900_000),
  /** `null`: shares the account's unreserved concurrency. */
  reservedConcurrency: concurrency.nullable().default(null),
  provisionedConcurrency: z
    .strictObject({
      min: concurrency,
      max: concurrency,
      /** 0.1 to 0.9 of the provisioned environments busy. */
      targetUtilization: z.number().min(0.1).max(0.9),
    })
    .default({ min: 0, max: 0, targetUtilization: 0.7 }),
  /** Logical names of the DynamoDB tables that the function uses; each belongs to one graphlet. */
  tables: z.array(z.string().min(1)).default([]),
  /** Those of its tables that it writes as well: on AWS it may only read the others. */
  writes: z.array(z.string().min(1)).default([]),
  /**
   * A graphlet's schema file, relative to the manifest; `{instance}` stands for 1 to `instances`.
   * The gateway has none.
   */
  schema: z.string().min(1).nullable().default('schema.graphql'),
  /** More than one deploys the code as `<name>-1`, `<name>-2`, ..., each told its number in `FUNCTION_INSTANCE`. */
  instances: z.number().int().min(1).max(100).default(1),
  /** Further environment variables; never secrets. */
  environment: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.string()).default({}),
  /** Files that lie beside the code in the bundle: their name there, and the module path that finds them. */
  assets: z.record(z.string().regex(/^[\w.-]+$/), z.string().min(1)).default({}),
  /** AWS account id where this function lives when it has one of its own. */
  account: z
    .string()
    .regex(/^\d{12}$/)
    .nullable()
    .default(null),
  /** AWS region, when it is not the stage's. */
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region, e.g. eu-west-1')
    .nullable()
    .default(null),
});

const manifestSchema = manifestKeys.refine(
  ({ tables, writes }) => writes.every((table) => tables.includes(table)),
  {
    path: ['writes'],
    message: 'names a table that is not among "tables"',
  },
);

/** What one function says that it needs; read by the local stack and by CDK alike. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** Whether a function's code is bundled from its source, and runs on the local stack. */
export function isNodeRuntime(runtime: Manifest['runtime']): boolean {
  return runtime.startsWith('nodejs');
}

/**
 * @param value - parsed JSON
 * @param source - how to name it in errors, e.g. the file's path
 * @throws {ConfigError} lists every unknown key and wrong value at once
 */
export function parseManifest(value: unknown, source: string): Manifest {
  const result = manifestSchema.safeParse(value);
  if (result.success) return Object.freeze(result.data);
  throw new ConfigError(
    source,
    result.error.issues.map((issue) => `${issue.path.join('.') || '(top level)'}: ${issue.message}`),
  );
}

/** @throws {ConfigError} when the file is missing, is not JSON, or does not fit */
export function readManifest(file: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ConfigError(file, [cause instanceof Error ? cause.message : String(cause)], { cause });
  }
  return parseManifest(value, file);
}
