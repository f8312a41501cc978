import { type Clock, systemClock } from '@graphlets/platform/clock';
import { untilPassed } from '@graphlets/platform/deadline';
import {
  DeadlineExceededError,
  GraphletFailedError,
  GraphletThrottledError,
  GraphletTimeoutError,
  PayloadTooLargeError,
  type PlatformError,
  ResponseTooLargeError,
} from '@graphlets/platform/errors';
import { isRecord } from '@graphlets/platform/wire';
import { createInvokeSigner } from './createInvokeSigner.ts';
import type { AwsCredentials, Credentials } from './credentials.ts';
import { checkIsObject, TRANSIENT_STATUSES, toGraphletError } from './failures.ts';
import type { ClientResponse, HttpClient } from './httpClient.ts';
import { createInvokeTargets, type InvokeTarget } from './invokeTarget.ts';
import { invokePayload } from './payload.ts';
import type { GraphletCall, Transport } from './transport.ts';

/** Lambda's limit for a synchronous Invoke, each way (docs.aws.amazon.com, "Lambda quotas"). */
export const INVOKE_LIMIT_BYTES = 6 * 1024 * 1024;

export interface LambdaTransportOptions {
  readonly client: HttpClient;
  /** Of functions that are told by their name alone; an ARN has its own. */
  readonly region: string;
  /** In place of `https://lambda.<region>.amazonaws.com`, e.g. the local Lambda service. */
  readonly endpoint?: string | undefined;
  readonly credentials: Credentials;
  /** Signatures say when they were made. */
  readonly clock?: Clock;
}

/** Invokes graphlet Lambdas (API 2015-03-31, `Invoke`, `RequestResponse`), signed with Signature Version 4. */
export function createLambdaTransport(options: LambdaTransportOptions): Transport {
  const { client, credentials } = options;
  const sign = createInvokeSigner(options.clock ?? systemClock);
  const targetOf = createInvokeTargets(options.region, options.endpoint);

  return {
    async call(call) {
      const allowedMs = call.deadline.remainingMs();
      if (allowedMs === 0) throw new DeadlineExceededError(`graphlet "${call.graphlet}" was called`);
      const body = invokePayload(call.body);
      const bytes = Buffer.byteLength(body);
      if (bytes > INVOKE_LIMIT_BYTES) {
        throw new PayloadTooLargeError(`The call of graphlet "${call.graphlet}"`, bytes, INVOKE_LIMIT_BYTES);
      }
      const target = targetOf(call.url);
      const { endpoint, path } = target;
      try {
        const found = credentials();
        const keys = found instanceof Promise ? await untilPassed(call.deadline, found) : found;
        if (keys === undefined) throw new GraphletTimeoutError(call.graphlet, allowedMs);
        const response = await client.send({
          method: 'POST',
          protocol: endpoint.protocol === 'http:' ? 'http:' : 'https:',
          host: endpoint.hostname,
          port: endpoint.port,
          path,
          headers: headersOf(target, body, keys, call.body.context.traceHeader),
          body,
          ending: call.deadline,
          responseLimitBytes: INVOKE_LIMIT_BYTES + 1_024,
          isIdempotent: call.isIdempotent,
        });
        return readInvokeResponse(response, call, allowedMs);
      } catch (error) {
        throw toGraphletError(error, call, allowedMs);
      }
    },
    close: async () => client.close(),
  };

  /** Of what is signed Lambda's trace header is no part; the graphlet's segment hangs below what it names. */
  function headersOf(
    target: InvokeTarget,
    body: string,
    keys: AwsCredentials,
    traceHeader: string | undefined,
  ): Record<string, string> {
    const headers = sign(target, body, keys);
    if (traceHeader !== undefined) headers['x-amzn-trace-id'] = traceHeader;
    return headers;
  }
}

function readInvokeResponse(response: ClientResponse, call: GraphletCall, allowedMs: number): string {
  if (response.status === 429) throw new GraphletThrottledError(call.graphlet);
  if (response.status !== 200) {
    throw new GraphletFailedError(
      call.graphlet,
      `Invoke answered ${response.status}: ${response.text.slice(0, 300)}`,
      { isTransient: TRANSIENT_STATUSES.has(response.status) },
    );
  }
  if (response.header('x-amz-function-error') !== undefined) {
    throw toFunctionError(response.text, call, allowedMs);
  }
  return checkIsObject(response.text, call);
}

/** The function itself ended badly; Lambda says how in `errorType` and `errorMessage`. */
function toFunctionError(text: string, call: GraphletCall, allowedMs: number): PlatformError {
  let errorType = '';
  let errorMessage = text.slice(0, 300);
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) {
      errorType = String(value.errorType ?? '');
      errorMessage = String(value.errorMessage ?? errorMessage);
    }
  } catch {
    // Not JSON: its text is the message.
  }
  if (errorType === 'Sandbox.Timedout' || errorMessage.includes('Task timed out')) {
    return new GraphletTimeoutError(call.graphlet, allowedMs);
  }
  if (errorType === 'Function.ResponseSizeTooLarge') {
    return new ResponseTooLargeError(`The answer of graphlet "${call.graphlet}"`, INVOKE_LIMIT_BYTES);
  }
  return new GraphletFailedError(call.graphlet, `${errorType} ${errorMessage}`.trim());
}
