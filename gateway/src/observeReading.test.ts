import { createTelemetry } from '@graphlets/platform/telemetry/createTelemetry';
import { createEnvironmentFacts } from '@graphlets/platform/telemetry/environmentFacts';
import { noTracer } from '@graphlets/platform/telemetry/trace/trace';
import { fakeClock } from '@graphlets/testing/fakeClock';
import { createObserveReading } from './observeReading.ts';

/** What is written of a reading that takes 40 ms. */
async function written(error?: Error): Promise<unknown> {
  const clock = fakeClock();
  const lines: string[] = [];
  const telemetry = createTelemetry({
    functionName: 'gateway',
    clock,
    tracer: noTracer,
    write: (text) => lines.push(text),
    environment: createEnvironmentFacts({
      clock,
      memoryLimitMb: undefined,
      initializationType: undefined,
      initDurationMs: () => 0,
      residentBytes: () => 0,
    }),
  });
  const reading = createObserveReading(telemetry, clock)('Registry', async () => {
    clock.advance(40);
    if (error !== undefined) throw error;
  });
  await reading.catch(() => {});
  const { _aws, ...values } = JSON.parse(lines.join());
  return values;
}

describe('a reading of the registry', () => {
  it('has its latency, its errors and its timeouts', async () => {
    const timeout = Object.assign(new Error('no answer'), { name: 'TimeoutError' });
    expect(await written()).toEqual({ Function: 'gateway', RegistryLatencyMs: 40 });
    expect(await written(new Error('gone'))).toMatchObject({ RegistryErrorCount: 1 });
    expect(await written(new Error('gone', { cause: timeout }))).toMatchObject({
      RegistryErrorCount: 1,
      RegistryTimeoutCount: 1,
    });
  });
});
