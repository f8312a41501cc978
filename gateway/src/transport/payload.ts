import type { GraphletCallBody } from './transport.ts';

/** The beginning of a call's body: a JSON object without its closing brace. */
export function operationJson(query: string, operationName: string | undefined): string {
  const name = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
  return `{"query":${JSON.stringify(query)}${name}`;
}

/** Variables are text already and are not parsed again; a transport adds members of its own. */
function openBody(body: GraphletCallBody): string {
  const operation = body.operationJson ?? operationJson(body.query, body.operationName);
  return body.variablesJson === undefined ? operation : `${operation},"variables":${body.variablesJson}`;
}

/** The Invoke payload: a `GraphletRequest`. */
export function invokePayload(body: GraphletCallBody): string {
  return `${openBody(body)},"context":${JSON.stringify(body.context)}}`;
}

/** The body that any GraphQL server over HTTP understands. */
export function httpPayload(body: GraphletCallBody): string {
  return `${openBody(body)}}`;
}
