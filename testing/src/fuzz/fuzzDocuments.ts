import { isRecord } from '@graphlets/platform/wire';
import { type GraphQLSchema, parse, validate } from 'graphql';
import type { Graph } from '../oracle/graph/graph.ts';
import { createRandom } from '../oracle/random.ts';
import type { FuzzTransport } from './answers/createFuzzTransport.ts';
import { checkResponse } from './check/checkResponse.ts';
import type { Subject } from './createSubject.ts';
import { drawRequest, type HostileRequest } from './documents/drawRequest.ts';

export interface FuzzGraph {
  readonly graph: Graph;
  readonly transport: FuzzTransport;
  readonly subject: Subject;
}

/** What came of one case. */
export interface Outcome {
  /** For the report: a code, or `data`. */
  readonly kind: string;
  /** What the gateway did that it must not. */
  readonly problem?: string | undefined;
  readonly family: string;
}

/** Documents that are longer are not parsed a second time to check what was said of them. */
const CHECKED_LENGTH = 20_000;
const STATUSES = new Set([200, 204, 400, 401, 403, 404, 405, 406, 413, 415]);

/** Sends hostile request number `index` through one of the fronts and judges the answer. */
export async function fuzzDocument(
  { graph, transport, subject }: FuzzGraph,
  seed: string,
  index: number,
): Promise<Outcome> {
  const request = drawRequest(createRandom(`${seed}/document ${index}`), graph.apiSchema);
  transport.meddle(undefined);
  const judged = await send(subject, request, graph.apiSchema);
  const failure = subject.takeFailure();
  return {
    family: request.family,
    kind: judged.kind,
    problem: failure === undefined ? judged.problem : `the gateway failed: ${failure.slice(0, 500)}`,
  };
}

async function send(
  subject: Subject,
  request: HostileRequest,
  schema: GraphQLSchema,
): Promise<Omit<Outcome, 'family'>> {
  let response: unknown;
  try {
    response = await subject.handle(toEvent(request));
  } catch (error) {
    return { kind: 'thrown', problem: `it threw ${error instanceof Error ? error.stack : error}` };
  }
  if (request.front === 'invoke') return judge(response, request.document.query, schema);
  if (!isRecord(response) || typeof response.body !== 'string' || typeof response.statusCode !== 'number') {
    return { kind: 'no response', problem: 'the HTTP response has no status or no body' };
  }
  let body: unknown;
  try {
    body = JSON.parse(response.body);
  } catch {
    return { kind: 'not JSON', problem: `the body is no JSON: ${response.body.slice(0, 200)}` };
  }
  const judged = judge(body, queryOf(request), schema);
  const isExpected = STATUSES.has(response.statusCode) || judged.kind === 'RESPONSE_TOO_LARGE';
  return isExpected ? judged : { ...judged, problem: judged.problem ?? `status ${response.statusCode}` };
}

function judge(response: unknown, query: string | undefined, schema: GraphQLSchema): Omit<Outcome, 'family'> {
  const checked = checkResponse(response);
  if ('problem' in checked) return { kind: 'malformed', problem: checked.problem };
  const [code] = checked.codes;
  const kind = checked.hasData ? 'data' : (code ?? 'nothing');
  if (checked.codes.includes('INTERNAL_SERVER_ERROR') && !checked.hasData) {
    return { kind, problem: 'the gateway failed' };
  }
  if (query === undefined || query.length > CHECKED_LENGTH) return { kind };
  if (kind === 'data' && !isValid(schema, query)) return { kind, problem: 'data for an invalid document' };
  if (kind === 'GRAPHQL_PARSE_FAILED' && isParsed(query))
    return { kind, problem: 'refused a document that can be parsed' };
  return { kind };
}

function toEvent(request: HostileRequest): unknown {
  if (request.front === 'invoke') return request.payload;
  const isPost = request.front === 'post';
  return {
    version: '2.0',
    rawPath: '/graphql',
    rawQueryString: isPost ? '' : request.search,
    headers: isPost
      ? { 'content-type': request.contentType, accept: 'application/graphql-response+json' }
      : {},
    requestContext: { http: { method: isPost ? 'POST' : 'GET' } },
    ...(isPost && { body: request.body.toString('base64'), isBase64Encoded: true }),
  };
}

/** The document that a client would say that it sent. */
function queryOf(request: HostileRequest): string | undefined {
  if (request.front !== 'post') return undefined;
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return isRecord(value) && typeof value.query === 'string' && value.operationName === undefined
      ? value.query
      : undefined;
  } catch {
    return undefined;
  }
}

function isParsed(query: string): boolean {
  try {
    parse(query);
    return true;
  } catch {
    return false;
  }
}

function isValid(schema: GraphQLSchema, query: string): boolean {
  return isParsed(query) && validate(schema, parse(query)).length === 0;
}
