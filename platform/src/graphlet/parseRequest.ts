import { type CallContext, type GraphletRequest, isRecord } from '../wire.ts';

/** A call without the gateway's context (curl at a function URL) gets what the function has itself. */
export interface ParsedRequest extends Omit<GraphletRequest, 'context'> {
  readonly context: Partial<CallContext>;
}

/**
 * @param value - the Invoke payload, or an HTTP body after `JSON.parse`
 * @returns the request, or what is wrong with it in words
 */
export function parseRequest(value: unknown): ParsedRequest | string {
  if (!isRecord(value)) return 'The payload must be a JSON object.';
  const { query, operationName, variables, context } = value;
  if (typeof query !== 'string' || query === '') return 'The payload needs a "query", a string.';
  if (operationName != null && typeof operationName !== 'string') return '"operationName" must be a string.';
  if (variables != null && !isRecord(variables)) return '"variables" must be an object.';
  if (context != null && !isRecord(context)) return '"context" must be an object.';
  return {
    query,
    operationName: operationName ?? undefined,
    variables: variables ?? undefined,
    context: parseContext(context ?? {}),
  };
}

function parseContext(context: Record<string, unknown>): Partial<CallContext> {
  const { requestId, deadline, traceHeader, headers } = context;
  return {
    ...(typeof requestId === 'string' && { requestId }),
    ...(typeof deadline === 'number' && Number.isFinite(deadline) && { deadline }),
    ...(typeof traceHeader === 'string' && { traceHeader }),
    ...(isRecord(headers) && { headers: stringValues(headers) }),
  };
}

function stringValues(record: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.toLowerCase(), value]] : [],
    ),
  );
}
