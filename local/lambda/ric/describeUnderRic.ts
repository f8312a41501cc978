import { spawnSync } from 'node:child_process';
import { accessSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionConfig } from '../src/functionConfig.ts';
import { startLambdaService } from '../src/startLambdaService.ts';
import { isInstalled, manifestDir, missingTools, ricEntry, SETUP_COMMAND } from './installation.ts';

/** A function as it is deployed; what is left out is Lambda's default or this suite's. */
export type RicFunction = Pick<FunctionConfig, 'name' | 'codeDir' | 'handler'> &
  Partial<Omit<FunctionConfig, 'command'>>;

export interface RicCase {
  /** A sentence about the behaviour. */
  readonly title: string;
  /** The first is invoked; the others are there for it to call. @param lambdaUrl - for `AWS_ENDPOINT_URL_LAMBDA` */
  readonly functions: (lambdaUrl: string) => readonly [RicFunction, ...RicFunction[]];
  readonly event: unknown;
  /** What the answer equals; matchers such as `expect.any(String)` may stand in it. */
  readonly expected: unknown;
  /** `X-Amz-Function-Error`; left out: the function must succeed. */
  readonly functionError?: string;
}

/**
 * Proves that bundles run under AWS's own runtime client, every function of every case in an environment that runs it.
 * Where it is not installed: CI (`CI=true`) installs it, if it can; elsewhere the cases are skipped, saying why.
 */
export function describeUnderRic(cases: readonly RicCase[]): void {
  const missing = missingTools();
  const installs = !isInstalled() && process.env.CI === 'true' && missing.length === 0;
  if (!isInstalled() && !installs) {
    const how = missing.length === 0 ? `run: ${SETUP_COMMAND}` : `it needs ${missing.join(', ')}`;
    process.stderr.write(`Skipped, aws-lambda-ric is not installed; ${how}\n`);
  }
  const describeOrSkip = isInstalled() || installs ? describe : describe.skip;
  describeOrSkip(`under aws-lambda-ric (installed by: ${SETUP_COMMAND})`, () => {
    beforeAll(() => {
      if (installs) install();
    }, 300_000);
    it.each(cases.map((each) => [each.title, each] as const))('%s', (_, each) => run(each), 60_000);
  });
}

function install(): void {
  const setup = join(manifestDir, 'setup.ts');
  const { status, stderr } = spawnSync(process.execPath, [setup], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${SETUP_COMMAND} failed (exit code ${status}):\n${stderr}`);
}

async function run({ functions, event, expected, functionError }: RicCase): Promise<void> {
  const lambda = await startLambdaService({ port: 0 });
  try {
    const [first, ...others] = functions(lambda.url);
    for (const each of [first, ...others]) {
      accessSync(each.codeDir);
      await lambda.putFunction({ ...DEFAULTS, ...each, command: [process.execPath, ricEntry] });
    }
    const response = await fetch(`${lambda.url}/2015-03-31/functions/${first.name}/invocations`, {
      method: 'POST',
      body: JSON.stringify(event),
    });
    expect({
      status: response.status,
      functionError: response.headers.get('x-amz-function-error') ?? undefined,
      answer: await response.json(),
    }).toEqual({ status: 200, functionError, answer: expected });
  } finally {
    await lambda.close();
  }
}

const DEFAULTS = {
  runtime: 'nodejs24.x',
  memoryMb: 512,
  timeoutMs: 10_000,
  reservedConcurrency: null,
  provisionedConcurrency: 0,
  environment: {},
} as const;
