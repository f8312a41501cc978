import { createLog } from '@graphlets/platform/log';
import { createFunctionRuntime } from '@graphlets/platform/telemetry/functionRuntime';
import { noTelemetry } from '@graphlets/platform/telemetry/noTelemetry';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { createCompiledEngine } from '../src/compiled/createCompiledEngine.ts';
import { createGateway } from '../src/gateway.ts';
import { shopGraph } from './shopGraph.ts';

const FROM_CLIENT = 'Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=0';

/** Trace headers that graphlets get, where nothing is recorded. */
async function passedOn(fromLambda?: string): Promise<readonly unknown[]> {
  const clock = fakeClock();
  const log = createLog({ function: 'gateway', clock, write: () => {} });
  const telemetry = noTelemetry(clock);
  const { supergraphSdl, transport, calls } = shopGraph();
  const gateway = createGateway({
    engine: await createCompiledEngine({ supergraphSdl, transport, log }),
    config: { forwardHeaders: [], stickyKey: { from: 'request' } },
    runRequest: createFunctionRuntime({ timeoutMs: 1_000, flushReserveMs: 10, telemetry, log, clock }),
    traceHeader: () => fromLambda,
  });
  await gateway.answer({
    requestId: 'r1',
    headers: { 'x-amzn-trace-id': FROM_CLIENT },
    parameters: {
      query: '{ product(upc: "a") { name inStock } }',
      operationName: undefined,
      variables: {},
    },
    isReadOnly: false,
  });
  return calls.map(({ body }) => body.context.traceHeader);
}

describe('a trace that is not recorded', () => {
  it('is passed on to every graphlet', async () => {
    expect(await passedOn()).toEqual([FROM_CLIENT, FROM_CLIENT]);
  });

  it('is the one that Lambda says, where it says one', async () => {
    const fromLambda = FROM_CLIENT.replace('abc', 'def');
    expect(await passedOn(fromLambda)).toEqual([fromLambda, fromLambda]);
  });
});
