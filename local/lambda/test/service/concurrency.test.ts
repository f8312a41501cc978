import { until, untilStarted } from './happenings.ts';
import { invoke } from './invoke.ts';
import { openService } from './openService.ts';

describe('concurrency', () => {
  it('is told as it rises and falls, a wait for the environment included', async () => {
    const { service, put, events } = await openService();
    await put();
    await invoke(service, { do: 'echo' });
    const told = events.filter(({ type }) => type === 'concurrency' || type === 'start');
    expect(told).toMatchObject([
      { type: 'concurrency', concurrentExecutions: 1 },
      { type: 'start' },
      { type: 'concurrency', concurrentExecutions: 0 },
    ]);
  });

  it('throttles the third caller of a function that has two reserved', async () => {
    const { service, put, events } = await openService();
    await put({ reservedConcurrency: 2 });
    const held = [1, 2].map(() => invoke(service, { do: 'wait', ms: 300 }));
    await untilStarted(events, 2);
    expect(await invoke(service, { do: 'echo' })).toMatchObject({
      status: 429,
      errorType: 'TooManyRequestsException',
      body: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
    });
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200]);
    expect(await invoke(service, { do: 'echo', value: 1 })).toMatchObject({ status: 200, body: 1 });
    expect(service.getMetrics().f?.throttles).toBe(1);
  });

  it('shares what the account has left among functions without a reserve', async () => {
    const { service, put, events } = await openService({ accountConcurrency: 3 });
    await put({ reservedConcurrency: 2 });
    await put({ name: 'g' });
    const held = invoke(service, { do: 'wait', ms: 300 }, {}, 'g');
    await untilStarted(events, 1);
    expect(await invoke(service, {}, {}, 'g')).toMatchObject({
      status: 429,
      body: { Reason: 'ConcurrentInvocationLimitExceeded' },
    });
    expect(await invoke(service, { do: 'echo', value: 1 })).toMatchObject({ status: 200, body: 1 });
    expect(await held).toMatchObject({ status: 200 });
  });

  it('throttles a function that asks for environments faster than Lambda scales', async () => {
    const { service, put } = await openService({ startsPerTenSeconds: 1 });
    await put();
    const answers = await Promise.all([1, 2].map(() => invoke(service, { do: 'wait', ms: 100 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429]);
    expect(await invoke(service, { do: 'echo', value: 1 })).toMatchObject({ status: 200, body: 1 });
  });

  it('starts provisioned environments ahead, and replaces one that died', async () => {
    const { service, put, events } = await openService();
    await put({ provisionedConcurrency: 2 });
    expect(service.getMetrics().f).toMatchObject({ environments: 2, coldStarts: 0 });
    expect((await invoke(service, { do: 'where' })).body.type).toBe('provisioned-concurrency');
    await invoke(service, { do: 'exit' });
    await until(() => events.filter((event) => event.type === 'initDone').length === 3);
    expect(service.getMetrics().f).toMatchObject({ environments: 2, coldStarts: 0 });
  });
});
