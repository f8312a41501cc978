import { execFileSync } from 'node:child_process';
import type { LambdaEvent } from '../../src/index.ts';
import { isGone, until, untilStarted } from './happenings.ts';
import { invoke } from './invoke.ts';
import { openService } from './openService.ts';

const reports = (events: readonly LambdaEvent[]) => events.filter((event) => event.type === 'report');

describe('an environment', () => {
  it('serves one invocation after the other, and only the first is a cold start', async () => {
    const { service, put, events } = await openService();
    await put();
    const first = (await invoke(service, { do: 'where' })).body;
    const second = (await invoke(service, { do: 'where' })).body;
    expect(second).toEqual({ ...first, invocations: 2 });
    expect(reports(events).map((report) => 'initDurationMs' in report)).toEqual([true, false]);
  });

  it('is never shared by two invocations at the same time', async () => {
    const { service, put } = await openService();
    await put();
    const answers = await Promise.all([1, 2, 3].map(() => invoke(service, { do: 'wait', ms: 100 })));
    expect(answers.map(({ body }) => body)).toEqual(['waited', 'waited', 'waited']);
    expect(service.getMetrics().f).toMatchObject({ maxConcurrentExecutions: 3, environments: 3 });
  });

  it('is frozen between invocations', async () => {
    const { service, put, events } = await openService();
    await put();
    const { pid } = (await invoke(service, { do: 'where' })).body;
    const state = () => execFileSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    expect(state()).toBe('T');
    const waiting = invoke(service, { do: 'wait', ms: 100 });
    await untilStarted(events, 2);
    expect(state()).not.toBe('T');
    await waiting;
    expect(state()).toBe('T');
  });

  it.each([
    ['an error of the handler', { do: 'throw' }, 'TypeError', 'as asked'],
    ['an exit', { do: 'exit' }, 'Runtime.ExitError', 'exit status 7'],
    ['an unhandled rejection', { do: 'reject' }, 'Runtime.ExitError', 'exit status 129'],
    ['memory over the limit', { do: 'hoard' }, 'Runtime.OutOfMemory', 'signal: killed'],
    [
      'too large an answer',
      { do: 'large', bytes: 6_291_557 },
      'Function.ResponseSizeTooLarge',
      'maximum allowed',
    ],
  ])('reports %s, and the next invocation is served', async (_, event, errorType, message) => {
    const { service, put, events } = await openService();
    await put();
    const failed = await invoke(service, event);
    expect(failed).toMatchObject({
      status: 200,
      functionError: 'Unhandled',
      body: { errorType, errorMessage: expect.stringContaining(message) },
    });
    expect(reports(events)[0]).toMatchObject({ status: 'error', errorType });
    expect(await invoke(service, { do: 'echo', value: 1 })).toMatchObject({ body: 1, functionError: null });
  });

  it('is killed when it runs out of time, even when it never yields', async () => {
    const { service, put, events } = await openService();
    await put({ timeoutMs: 200 });
    expect(await invoke(service, { do: 'spin' })).toMatchObject({
      functionError: 'Unhandled',
      body: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/Task timed out after 0\.20 seconds$/),
      },
    });
    expect(reports(events)[0]).toMatchObject({ status: 'timeout' });
  });

  it.each([
    ['nothing.handler', 'Runtime.ImportModuleError', 'Cannot find module'],
    ['main.nothing', 'Runtime.HandlerNotFound', 'main.nothing is undefined or not exported'],
  ])('that cannot load %s says so, and why in its log and report', async (handler, errorType, message) => {
    const { service, put, events } = await openService();
    await put({ handler });
    expect(await invoke(service, {})).toMatchObject({ functionError: 'Unhandled', body: { errorType } });
    const why = expect.stringContaining(message);
    expect(reports(events)[0]).toMatchObject({ status: 'error', errorType, errorMessage: why });
    await until(() => events.some((event) => event.type === 'log'));
    expect(events.find((event) => event.type === 'log')).toMatchObject({ line: why });
  });

  it('whose init takes too long is killed, and the invocation that waited is told', async () => {
    const { service, put } = await openService({ initLimitMs: 1_500 });
    await put({ environment: { INIT: 'hangs' } });
    expect(await invoke(service, {})).toMatchObject({
      functionError: 'Unhandled',
      body: { errorType: 'Sandbox.Timedout', errorMessage: expect.stringContaining('1.50 seconds') },
    });
    await put();
    expect(await invoke(service, { do: 'echo', value: 1 })).toMatchObject({ body: 1 });
  });

  it('is given up when it was idle for long', async () => {
    const { service, put, events } = await openService({ idleMs: 10 });
    await put();
    const { pid } = (await invoke(service, { do: 'where' })).body;
    await until(() => isGone(pid));
    expect(events).toContainEqual(expect.objectContaining({ type: 'environmentEnd', reason: 'idle' }));
  });
});
