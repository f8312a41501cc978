import type { IncomingMessage } from 'node:http';
import { ApiError } from '../errors.ts';

/** Lambda's limits for an Invoke payload, bytes (docs.aws.amazon.com/lambda, "Lambda quotas"). */
const REQUEST_LIMIT_BYTES = {
  RequestResponse: 6_291_456,
  Event: 1_048_576,
  DryRun: 6_291_456,
} as const;

export type InvocationType = keyof typeof REQUEST_LIMIT_BYTES;

export interface InvokeRequest {
  readonly functionName: string;
  readonly type: InvocationType;
  readonly hasTail: boolean;
  readonly payload: string;
  readonly traceHeader: string | undefined;
  readonly clientContext: string | undefined;
}

/**
 * @param name - as in the path: a name, `name:qualifier`, a partial or a whole ARN
 * @throws {ApiError} 400, 413
 */
export async function readInvokeRequest(name: string, request: IncomingMessage): Promise<InvokeRequest> {
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (!isInvocationType(type)) {
    throw new ApiError(400, 'InvalidParameterValueException', `Invalid invocation type: ${type}`);
  }
  const payload = await readBody(request, REQUEST_LIMIT_BYTES[type]);
  checkJson(payload);
  const context = request.headers['x-amz-client-context'];
  const trace = request.headers['x-amzn-trace-id'];
  return {
    functionName: functionNameOf(name),
    type,
    hasTail: request.headers['x-amz-log-type'] === 'Tail',
    payload: payload === '' ? '{}' : payload,
    traceHeader: typeof trace === 'string' ? trace : undefined,
    clientContext: typeof context === 'string' ? Buffer.from(context, 'base64').toString('utf8') : undefined,
  };
}

/** `arn:aws:lambda:<region>:<account>:function:<name>[:<qualifier>]`, `<account>:function:<name>`, `<name>[:<qualifier>]` */
export function functionNameOf(text: string): string {
  const afterFunction = /(?:^|:)function:([^:]+)/.exec(text)?.[1];
  return afterFunction ?? text.split(':', 1)[0] ?? text;
}

function isInvocationType(type: unknown): type is InvocationType {
  return typeof type === 'string' && type in REQUEST_LIMIT_BYTES;
}

function readBody(request: IncomingMessage, limitBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limitBytes) chunks.push(chunk);
    });
    request.on('error', reject);
    request.on('end', () => {
      if (bytes <= limitBytes) resolve(Buffer.concat(chunks).toString('utf8'));
      else {
        reject(
          new ApiError(
            413,
            'RequestTooLargeException',
            `Request must be smaller than ${limitBytes} bytes for the InvokeFunction operation`,
          ),
        );
      }
    });
  });
}

function checkJson(payload: string): void {
  if (payload === '') return;
  try {
    JSON.parse(payload);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ApiError(
      400,
      'InvalidRequestContentException',
      `Could not parse request body into json: ${message}`,
    );
  }
}
