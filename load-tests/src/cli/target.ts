import { UsageError } from '@graphlets/platform/errors';
import { TargetError } from '../errors.ts';
import { isObject, parseJson } from '../traffic/fields.ts';

export interface Target {
  readonly url: string;
  readonly protocol: 'graphql' | 'invoke';
  /** Of a service that wants signed requests. */
  readonly signingRegion?: string | undefined;
  /** The stack of this checkout, as far as can be told by its address. */
  readonly isLocal: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A URL, a function by Lambda Invoke, or what runs on this machine.
 *
 * @throws {UsageError} when both are given, or one cannot be read
 */
export function chooseTarget(
  endpoint: string | undefined,
  functionName: string | undefined,
  env: Environment,
): Target {
  if (endpoint !== undefined && functionName !== undefined) {
    throw new UsageError('--endpoint and --function are two targets: give one.');
  }
  if (functionName !== undefined) return invokeTarget(functionName, env);
  const url = endpoint ?? `http://127.0.0.1:${env.PORT ?? '4000'}/graphql`;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new UsageError(`--endpoint takes a URL such as https://api.example/graphql, not "${url}".`);
  }
  return { url, protocol: 'graphql', isLocal: isLoopback(url) };
}

function invokeTarget(name: string, env: Environment): Target {
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1';
  const own = env.AWS_ENDPOINT_URL_LAMBDA;
  const base = (own ?? `https://lambda.${region}.amazonaws.com`).replace(/\/$/, '');
  const url = `${base}/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;
  if (env.AWS_ACCESS_KEY_ID === undefined || env.AWS_SECRET_ACCESS_KEY === undefined) {
    if (own !== undefined) return { url, protocol: 'invoke', isLocal: isLoopback(url) };
    throw new UsageError(
      '--function needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_REGION), or AWS_ENDPOINT_URL_LAMBDA of a local service.',
    );
  }
  return { url, protocol: 'invoke', signingRegion: region, isLocal: isLoopback(url) };
}

function isLoopback(url: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);
}

const CHECK_MS = 15_000;

/**
 * Asks a GraphQL endpoint for `__typename`, so that a wrong URL is told before the run and not by it.
 *
 * @throws {TargetError}
 */
export async function checkTarget({ url, protocol }: Target): Promise<void> {
  if (protocol === 'invoke') return;
  let status: number;
  let body: string;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'replay-check' },
      body: '{"query":"{ __typename }"}',
      signal: AbortSignal.timeout(CHECK_MS),
    });
    status = response.status;
    body = await response.text();
  } catch (cause) {
    throw new TargetError(
      `Nothing answers at ${url} (${reasonOf(cause)}): start the stack with npm start, or name another with --endpoint URL.`,
      { cause },
    );
  }
  const answer = parseJson(body);
  if (!isObject(answer) || (answer.data === undefined && answer.errors === undefined)) {
    throw new TargetError(
      `${url} answered ${status}, and that is not GraphQL: is the path right? It usually ends in /graphql.`,
    );
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === 'TimeoutError') return `no answer within ${CHECK_MS / 1_000} s`;
  return cause.cause instanceof Error && 'code' in cause.cause ? String(cause.cause.code) : cause.message;
}
