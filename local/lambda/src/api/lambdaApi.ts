import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../errors.ts';
import type { FunctionConfig } from '../functionConfig.ts';
import type { Invoked } from '../invokeFunction.ts';
import { functionNameOf, type InvokeRequest, readInvokeRequest } from './invokeRequest.ts';

/** What the REST API needs of the service. */
export interface ApiBackend {
  /** @throws {ApiError} 404, 429 */
  invoke(requestId: string, request: InvokeRequest): Promise<Invoked>;
  /** @throws {ApiError} 404 */
  getFunction(name: string): FunctionConfig;
  listFunctions(): readonly FunctionConfig[];
  arnOf(name: string): string;
}

const TAIL_BYTES = 4_096;
const INVOKE = /^\/2015-03-31\/functions\/([^/]+)\/invocations(?:\?.*)?$/;
const FUNCTION = /^\/2015-03-31\/functions\/([^/?]+)(\/configuration)?$/;
const FUNCTIONS = /^\/2015-03-31\/functions\/?(\?.*)?$/;

/** Lambda's REST API, version 2015-03-31: Invoke, GetFunction, GetFunctionConfiguration, ListFunctions. */
export function createLambdaApi(backend: ApiBackend) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const requestId = randomUUID();
    route(request, response, requestId).catch((error: unknown) => writeError(response, requestId, error));
  };

  async function route(request: IncomingMessage, response: ServerResponse, requestId: string) {
    const { method, url = '' } = request;
    const invoked = INVOKE.exec(url)?.[1];
    if (method === 'POST' && invoked !== undefined) {
      await invoke(decodeURIComponent(invoked), request, response, requestId);
      return;
    }
    const described = FUNCTION.exec(url);
    if (method === 'GET' && described?.[1] !== undefined) {
      const config = backend.getFunction(functionNameOf(decodeURIComponent(described[1])));
      const configuration = describeFunction(config);
      const isBare = described[2] !== undefined;
      writeJson(response, 200, requestId, isBare ? configuration : { Configuration: configuration });
      return;
    }
    if (method === 'GET' && FUNCTIONS.test(url)) {
      writeJson(response, 200, requestId, { Functions: backend.listFunctions().map(describeFunction) });
      return;
    }
    throw new ApiError(404, 'UnknownOperationException', `${method} ${url} is not served here.`);
  }

  async function invoke(
    name: string,
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
  ): Promise<void> {
    const invocation = await readInvokeRequest(name, request);
    backend.getFunction(invocation.functionName);
    if (invocation.type === 'DryRun') {
      response.writeHead(204, { 'x-amzn-requestid': requestId }).end();
      return;
    }
    if (invocation.type === 'Event') {
      response.writeHead(202, { 'x-amzn-requestid': requestId, 'content-length': 0 }).end();
      await backend.invoke(requestId, invocation).catch(() => {});
      return;
    }
    const { outcome, tail } = await backend.invoke(requestId, invocation);
    const body = Buffer.from(outcome.payload);
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': body.length,
      'x-amzn-requestid': requestId,
      'x-amz-executed-version': '$LATEST',
      ...(outcome.status !== 'success' && { 'x-amz-function-error': 'Unhandled' }),
      ...(invocation.hasTail && { 'x-amz-log-result': lastBytes(tail).toString('base64') }),
    });
    response.end(body);
  }

  function describeFunction(config: FunctionConfig) {
    return {
      FunctionName: config.name,
      FunctionArn: backend.arnOf(config.name),
      Runtime: config.runtime,
      Handler: config.handler,
      MemorySize: config.memoryMb,
      Timeout: Math.ceil(config.timeoutMs / 1000),
      Version: '$LATEST',
      PackageType: 'Zip',
      State: 'Active',
      LastUpdateStatus: 'Successful',
      Environment: { Variables: config.environment },
    };
  }
}

function lastBytes(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join('')).subarray(-TAIL_BYTES);
}

function writeJson(response: ServerResponse, status: number, requestId: string, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'content-length': body.length,
      'x-amzn-requestid': requestId,
    })
    .end(body);
}

function writeError(response: ServerResponse, requestId: string, error: unknown): void {
  if (response.headersSent) return;
  const known =
    error instanceof ApiError ? error : new ApiError(500, 'ServiceException', 'The service failed.');
  response.setHeader('x-amzn-errortype', known.type);
  writeJson(response, known.status, requestId, {
    Type: known.status >= 500 ? 'Service' : 'User',
    Message: known.message,
    message: known.message,
    ...(known.reason !== undefined && { Reason: known.reason }),
  });
}
