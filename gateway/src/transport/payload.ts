import type { GraphletCallBody } from './transport.ts';

/**
 * JSON text of a call's operation. Variables are text already and are not parsed again.
 *
 * @returns an object without its closing brace, so that a transport can add members of its own
 */
function openBody({ query, operationName, variablesJson }: GraphletCallBody): string {
  return (
    `{"query":${JSON.stringify(query)}` +
    (operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`) +
    (variablesJson === undefined ? '' : `,"variables":${variablesJson}`)
  );
}

/** The Invoke payload: a `GraphletRequest`. */
export function invokePayload(body: GraphletCallBody): string {
  return `${openBody(body)},"context":${JSON.stringify(body.context)}}`;
}

/** The body that any GraphQL server over HTTP understands. */
export function httpPayload(body: GraphletCallBody): string {
  return `${openBody(body)}}`;
}
