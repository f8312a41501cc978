import { fakeClock } from '@graphlets/testing/fakeClock';
import { GraphQLError } from 'graphql';
import { createLog } from '../log.ts';
import { createGraphletHandler } from './createGraphletHandler.ts';
import type { GraphletCallScope } from './scope.ts';

const typeDefs = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query { hello(name: String): String slow: String broken: String refused: String whoAsks: String count(of: Int! = 1): Int }
  type Thing @key(fields: "id") { id: ID! size: Int }
`;

function setUp() {
  const clock = fakeClock();
  const lines: string[] = [];
  const handler = createGraphletHandler({
    name: 'things',
    typeDefs,
    timeoutMs: 1_000,
    clock,
    log: createLog({ function: 'things', clock, write: (line) => lines.push(line) }),
    resolvers: {
      Query: {
        hello: (_: unknown, { name }: { name?: string }) => `Hello ${name ?? 'you'}`,
        slow: (_: unknown, _args: unknown, { signal }: GraphletCallScope) => {
          const seen = new Promise((resolve) => signal.addEventListener('abort', () => resolve('aborted')));
          clock.advance(2_000);
          seen.then((what) => lines.push(`resolver ${what}`));
          return new Promise(() => {});
        },
        count: (_: unknown, { of }: { of: number }) => (of > 2 ? 'secret many' : of),
        broken: () => {
          throw new Error('secret host 10.0.0.1');
        },
        refused: () => {
          throw new GraphQLError('Too short.', { extensions: { code: 'BAD_USER_INPUT' } });
        },
        whoAsks: (_: unknown, _args: unknown, { requestId, headers }: GraphletCallScope) =>
          `${requestId} ${headers['x-client']}`,
      },
      Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, size: Number(id) * 2 }) },
    },
  });
  const lambda = { awsRequestId: 'lambda-id', getRemainingTimeInMillis: () => 3_000 };
  return { invoke: (event: unknown) => handler(event, lambda), lines };
}

const OPERATION_UNKNOWN = 'The operation to run cannot be determined.';
const call = (query: string, more = {}) => ({ query, context: { requestId: 'r1', deadline: 9e15 }, ...more });

describe('createGraphletHandler', () => {
  it('answers a direct invoke', async () => {
    const { invoke } = setUp();
    expect(await invoke(call('query($n: String) { hello(name: $n) }', { variables: { n: 'Ann' } }))).toEqual({
      data: { hello: 'Hello Ann' },
    });
  });

  it('resolves entities by their representations', async () => {
    const { invoke } = setUp();
    const query = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Thing { id size } } }';
    expect(await invoke(call(query, { variables: { r: [{ __typename: 'Thing', id: '4' }] } }))).toEqual({
      data: { _entities: [{ id: '4', size: 8 }] },
    });
  });

  it('gives resolvers the request id and the headers that the gateway passed on', async () => {
    const { invoke } = setUp();
    const context = { requestId: 'r7', deadline: 9e15, headers: { 'X-Client': 'web' } };
    expect(await invoke(call('{ whoAsks }', { context }))).toEqual({ data: { whoAsks: 'r7 web' } });
  });

  it('hides what an unexpected error says, and logs it', async () => {
    const { invoke, lines } = setUp();
    expect(await invoke(call('{ hello broken }'))).toEqual({
      data: { hello: 'Hello you', broken: null },
      errors: [
        {
          message: 'Something went wrong.',
          path: ['broken'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
    expect(lines.join()).toContain('secret host 10.0.0.1');
  });

  it('keeps an error that a resolver throws on purpose', async () => {
    const { invoke } = setUp();
    expect(await invoke(call('{ refused }'))).toEqual({
      data: { refused: null },
      errors: [{ message: 'Too short.', path: ['refused'], extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  it('answers GRAPHLET_TIMEOUT when the deadline passes before the resolvers are done', async () => {
    const { invoke, lines } = setUp();
    expect(await invoke(call('{ slow }'))).toEqual({
      errors: [
        {
          message: 'A part of the graph did not answer in time.',
          extensions: { code: 'GRAPHLET_TIMEOUT' },
        },
      ],
    });
    expect(lines[0]).toBe('resolver aborted');
  });

  it.each([
    [null, 'The payload must be a JSON object.'],
    [{}, 'The payload needs a "query", a string.'],
    [{ query: '{a}', variables: [] }, '"variables" must be an object.'],
  ])('refuses the payload %j', async (payload, message) => {
    const { invoke } = setUp();
    expect(await invoke(payload)).toEqual({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  });

  it.each([
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED', 'Cannot query field "nothing" on type "Query".'],
    ['{ hello ', 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'],
    ['query A { hello } query B { hello }', 'OPERATION_RESOLUTION_FAILURE', OPERATION_UNKNOWN],
  ])('says of the document %j: %s', async (query, code, message) => {
    const { invoke } = setUp();
    expect(await invoke(call(query))).toEqual({ errors: [{ message, extensions: { code } }] });
  });

  it('tells a client which variable is wrong', async () => {
    const { invoke } = setUp();
    expect(await invoke(call('query($of: Int!) { count(of: $of) }', { variables: { of: 'x' } }))).toEqual({
      errors: [
        {
          message: 'Variable "$of" got invalid value "x"; Int cannot represent non-integer value: "x"',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });

  it('tells a client which argument is wrong', async () => {
    const { invoke } = setUp();
    expect(await invoke(call('query($of: Int) { count(of: $of) }', { variables: { of: null } }))).toEqual({
      data: { count: null },
      errors: [
        {
          message: 'Argument "of" of non-null type "Int!" must not be null.',
          path: ['count'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });

  it('does not tell what a resolver returned against the schema', async () => {
    const { invoke, lines } = setUp();
    expect(await invoke(call('{ count(of: 3) }'))).toEqual({
      data: { count: null },
      errors: [
        { message: 'Something went wrong.', path: ['count'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
      ],
    });
    expect(lines.join()).toContain('Int cannot represent non-integer value: \\"secret many\\"');
  });

  it('answers an HTTP event of a function URL', async () => {
    const { invoke } = setUp();
    const event = {
      version: '2.0',
      requestContext: { http: { method: 'POST' } },
      headers: { 'X-Request-Id': 'r9' },
      isBase64Encoded: true,
      body: Buffer.from('{"query":"{ hello }"}').toString('base64'),
    };
    expect(await invoke(event)).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/json; charset=utf-8', 'x-request-id': 'r9' },
      body: '{"data":{"hello":"Hello you"}}',
      isBase64Encoded: false,
    });
  });

  it('answers 405 to GET and 400 to a body that is not JSON', async () => {
    const { invoke } = setUp();
    const event = (httpMethod: string, body: string) => ({ httpMethod, body, requestContext: {} });
    expect(await invoke(event('GET', ''))).toMatchObject({ statusCode: 405 });
    expect(await invoke(event('POST', '{'))).toMatchObject({ statusCode: 400 });
  });
});
