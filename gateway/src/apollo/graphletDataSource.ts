import type { GraphQLDataSource } from '@apollo/gateway';
import { PlatformError, publicMessages } from '@graphlets/platform/errors';
import type { Log } from '@graphlets/platform/log';
import { type GraphletResponse, isRecord, type WireError } from '@graphlets/platform/wire';
import { OperationTypeNode } from 'graphql';
import type { RequestContext } from '../operation/engine.ts';
import type { Transport } from '../transport/transport.ts';

export interface GraphletDataSourceOptions {
  readonly graphlet: string;
  readonly url: string;
  readonly transport: Transport;
  readonly log: Log;
}

/** @apollo/gateway's way to a subgraph, over our transport. A failed call is an answer with one error and no data. */
export function createDataSource({
  graphlet,
  url,
  transport,
  log,
}: GraphletDataSourceOptions): GraphQLDataSource {
  return {
    async process(options) {
      const { request } = options.context as { request: RequestContext };
      const isQuery =
        options.kind === 'incoming operation' &&
        options.incomingRequestContext.operation.operation === OperationTypeNode.QUERY;
      try {
        const text = await transport.call({
          graphlet,
          url,
          deadline: request.deadline,
          isIdempotent: isQuery,
          calls: request.calls,
          body: {
            query: options.request.query ?? '',
            operationName: options.request.operationName,
            variablesJson:
              options.request.variables === undefined ? undefined : JSON.stringify(options.request.variables),
            context: {
              requestId: request.requestId,
              deadline: request.deadline.at,
              headers: request.headers,
              traceHeader: request.traceHeader,
            },
          },
        });
        const response = parseResponse(text);
        if (response !== undefined) return response;
        request.calls?.unusable(graphlet);
        return failure('GRAPHLET_BAD_RESPONSE');
      } catch (error) {
        const code = error instanceof PlatformError ? error.code : 'GRAPHLET_FAILED';
        (request.log ?? log).warn('A graphlet call failed.', { graphlet, code, error });
        return failure(code);
      }
    },
  };
}

/** @returns undefined for what is no response */
function parseResponse(text: string) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isGraphletResponse(value)) return undefined;
  return {
    ...(value.data !== undefined && { data: value.data }),
    ...(value.errors !== undefined && { errors: value.errors.map(toFormatted) }),
  };
}

function isGraphletResponse(value: unknown): value is GraphletResponse {
  if (!isRecord(value)) return false;
  const { data, errors } = value;
  const hasData = data === null || isRecord(data);
  const hasErrors = Array.isArray(errors) && errors.length > 0 && errors.every((error) => isRecord(error));
  return (hasData && (errors === undefined || hasErrors)) || (data === undefined && hasErrors);
}

function toFormatted({ message, path, extensions }: WireError) {
  return {
    message: typeof message === 'string' ? message : publicMessages.GRAPHLET_FAILED,
    ...(Array.isArray(path) && { path: path.filter((part) => ['string', 'number'].includes(typeof part)) }),
    ...(isRecord(extensions) && { extensions }),
  };
}

/** The empty path becomes the place in the answer where the call's data was to stand. */
function failure(code: keyof typeof publicMessages) {
  return { errors: [{ message: publicMessages[code], path: [], extensions: { code } }] };
}
