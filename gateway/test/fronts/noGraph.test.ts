import { createLog } from '@graphlets/platform/log';
import { createFunctionRuntime } from '@graphlets/platform/telemetry/functionRuntime';
import { noTelemetry } from '@graphlets/platform/telemetry/noTelemetry';
import type { RequestOutcome, Telemetry } from '@graphlets/platform/telemetry/telemetry';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { createHandler } from '../../src/handler.ts';
import { createOpening, type Fronts } from '../../src/openFronts.ts';
import { createWordFronts, lambdaContext } from './createWordFronts.ts';

const errors = [{ message: 'The graph cannot be loaded.', extensions: { code: 'SUPERGRAPH_UNAVAILABLE' } }];
const QUERY = { query: '{ __typename }' };

/** A handler whose graph is loaded in this way; what it counts and logs. */
function open(load: () => Promise<Fronts>) {
  const clock = fakeClock();
  const counted: [string, RequestOutcome][] = [];
  const logged: unknown[] = [];
  const silent = noTelemetry(clock);
  const telemetry: Telemetry = {
    ...silent,
    begin: (origin) => ({
      ...silent.begin(origin),
      end: async (outcome) => {
        counted.push([origin.requestId, outcome]);
      },
    }),
  };
  const log = createLog({
    function: 'gateway',
    clock,
    write: (line) => logged.push(JSON.parse(line).requestId),
  });
  const handler = createHandler(
    createOpening({ load, flushReserveMs: 100, clock }),
    createFunctionRuntime({ timeoutMs: 5_000, flushReserveMs: 100, telemetry, log, clock }),
  );
  return { ask: (event: unknown) => handler(event, lambdaContext), clock, counted, logged };
}

const get = (rawPath: string, headers = {}) => ({
  version: '2.0',
  rawPath,
  headers,
  requestContext: { http: { method: 'GET' } },
});

describe('a gateway that has no graph', () => {
  const failing = () => open(() => Promise.reject(new Error('no graph')));

  it('answers 503 with the id of the request, of its health too', async () => {
    const { ask } = failing();
    for (const path of ['/graphql', '/health']) {
      const answer = (await ask(get(path, { 'x-request-id': 'mine' }))) as { body: string };
      expect({ ...answer, body: JSON.parse(answer.body) }).toMatchObject({
        statusCode: 503,
        headers: { 'retry-after': '1', 'x-request-id': 'mine' },
        body: { errors },
      });
    }
  });

  it('counts and logs the requests of clients as failed', async () => {
    const { ask, counted, logged } = failing();
    await ask(get('/graphql', { 'x-request-id': 'mine' }));
    await ask(get('/health'));
    await ask(QUERY);
    expect(counted).toEqual([
      ['mine', { errorCount: 1, isFailure: true }],
      ['from-lambda', { errorCount: 1, isFailure: true }],
    ]);
    expect(logged).toEqual(['mine', 'from-lambda']);
  });

  it('says so to a direct invoke, and serves when it has one', async () => {
    const fronts = await createWordFronts();
    let isThere = false;
    const { ask } = open(() => (isThere ? Promise.resolve(fronts) : Promise.reject(new Error('no graph'))));
    expect(await ask(QUERY)).toEqual({ errors });
    isThere = true;
    expect(await ask(QUERY)).toEqual({ data: { __typename: 'Query' } });
  });

  it('because it takes too long says so before Lambda ends it, and goes on loading for the next request', async () => {
    const fronts = await createWordFronts();
    const loading = Promise.withResolvers<Fronts>();
    let loads = 0;
    const { ask, clock } = open(() => {
      loads++;
      return loading.promise;
    });
    const asked = ask(QUERY);
    clock.advance(lambdaContext.getRemainingTimeInMillis() - 100);
    expect(await asked).toEqual({ errors });
    const askedAgain = ask(QUERY);
    loading.resolve(fronts);
    expect(await askedAgain).toEqual({ data: { __typename: 'Query' } });
    expect(loads).toBe(1);
  });
});
