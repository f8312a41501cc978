import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import {
  type FunctionConfig,
  type LambdaEvent,
  type LambdaService,
  startLambdaService,
} from '../src/index.ts';
import type { LambdaServiceOptions } from '../src/startLambdaService.ts';

const services: LambdaService[] = [];
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
});

async function open(options: Partial<LambdaServiceOptions> = {}) {
  const events: LambdaEvent[] = [];
  const service = await startLambdaService({ port: 0, onEvent: (event) => events.push(event), ...options });
  services.push(service);
  return {
    service,
    events,
    put: (more: Partial<FunctionConfig> = {}) => service.putFunction({ ...base, ...more }),
  };
}

const base: FunctionConfig = {
  name: 'f',
  codeDir: join(import.meta.dirname, 'functions'),
  handler: 'main.handler',
  runtime: 'nodejs24.x',
  memoryMb: 256,
  timeoutMs: 5_000,
  reservedConcurrency: null,
  provisionedConcurrency: 0,
  environment: { CUSTOM: 'set' },
};

async function invoke(service: LambdaService, event: unknown, headers = {}, name = 'f') {
  const response = await fetch(`${service.url}/2015-03-31/functions/${name}/invocations`, {
    method: 'POST',
    headers,
    body: typeof event === 'string' ? event : JSON.stringify(event),
  });
  const text = await response.text();
  return {
    status: response.status,
    functionError: response.headers.get('x-amz-function-error'),
    errorType: response.headers.get('x-amzn-errortype'),
    logResult: response.headers.get('x-amz-log-result'),
    body: text === '' ? undefined : JSON.parse(text),
  };
}

const reports = (events: readonly LambdaEvent[]) => events.filter((event) => event.type === 'report');
const isGone = (pid: number) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};
/** Resolves when this many invocations have begun to run. */
async function untilStarted(events: readonly LambdaEvent[], count: number): Promise<void> {
  while (events.filter((event) => event.type === 'start').length < count) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('invoking', () => {
  it('answers what the handler returned, to the AWS SDK as well', async () => {
    const { service, put } = await open();
    await put();
    const client = new LambdaClient({
      endpoint: service.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    const answer = await client.send(
      new InvokeCommand({ FunctionName: 'f', Payload: '{"do":"echo","value":{"a":1}}' }),
    );
    client.destroy();
    expect([answer.StatusCode, answer.ExecutedVersion, answer.Payload?.transformToString()]).toEqual([
      200,
      '$LATEST',
      '{"a":1}',
    ]);
  });

  it.each([
    'f',
    'f:$LATEST',
    'arn:aws:lambda:us-east-1:000000000000:function:f',
    '000000000000:function:f:live',
  ])('finds the function as %s', async (name) => {
    const { service, put } = await open();
    await put();
    const answer = await invoke(service, { do: 'echo', value: 1 }, {}, encodeURIComponent(name));
    expect(answer).toMatchObject({ status: 200, body: 1 });
  });

  it('is found by the AWS SDK through AWS_ENDPOINT_URL_LAMBDA, its errors included', async () => {
    const { service, put, events } = await open();
    await put({ reservedConcurrency: 1 });
    process.env.AWS_ENDPOINT_URL_LAMBDA = service.url;
    const client = new LambdaClient({
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      maxAttempts: 1,
    });
    const send = (FunctionName: string, event: unknown) =>
      client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event), LogType: 'Tail' }));
    try {
      const failed = await send('f', { do: 'throw' });
      expect([failed.StatusCode, failed.FunctionError]).toEqual([200, 'Unhandled']);
      expect(Buffer.from(failed.LogResult ?? '', 'base64').toString()).toContain('REPORT RequestId: ');
      await expect(send('nobody', {})).rejects.toBeInstanceOf(ResourceNotFoundException);
      const held = send('f', { do: 'wait', ms: 200 });
      await untilStarted(events, 2);
      await expect(send('f', {})).rejects.toMatchObject({
        name: 'TooManyRequestsException',
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      });
      expect((await held).Payload?.transformToString()).toBe('"waited"');
    } finally {
      delete process.env.AWS_ENDPOINT_URL_LAMBDA;
      client.destroy();
    }
  });

  it("gives the handler Lambda's context and variables", async () => {
    const { service, put } = await open();
    await put();
    const { body } = await invoke(service, { do: 'context' }, { 'x-amzn-trace-id': 'Root=1-2-3' });
    expect(body).toEqual({
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:f',
      remaining: expect.any(Number),
      trace: expect.stringMatching(/^Root=1-2-3;Parent=[0-9a-f]{16};Sampled=1$/),
      memory: '256',
      region: 'us-east-1',
      custom: 'set',
    });
    expect(body.remaining).toBeGreaterThan(4_000);
  });

  it('refuses what Lambda refuses, in its words', async () => {
    const { service, put } = await open();
    await put();
    expect(await invoke(service, {}, {}, 'nobody')).toMatchObject({
      status: 404,
      errorType: 'ResourceNotFoundException',
    });
    expect(await invoke(service, '{"do":')).toMatchObject({
      status: 400,
      errorType: 'InvalidRequestContentException',
    });
    expect(await invoke(service, `"${'x'.repeat(6_291_456)}"`)).toMatchObject({
      status: 413,
      errorType: 'RequestTooLargeException',
    });
    expect(await invoke(service, {}, { 'x-amz-invocation-type': 'Later' })).toMatchObject({
      status: 400,
      errorType: 'InvalidParameterValueException',
    });
  });

  it('answers an event at once, and a dry run without running', async () => {
    const { service, put, events } = await open();
    await put();
    expect(await invoke(service, {}, { 'x-amz-invocation-type': 'DryRun' })).toMatchObject({ status: 204 });
    expect(events).toEqual([]);
    expect(await invoke(service, { do: 'echo' }, { 'x-amz-invocation-type': 'Event' })).toMatchObject({
      status: 202,
      body: undefined,
    });
    await untilStarted(events, 1);
  });

  it('returns the tail of the log when it is asked for', async () => {
    const { service, put } = await open();
    await put();
    const { logResult } = await invoke(service, { do: 'echo' }, { 'x-amz-log-type': 'Tail' });
    const lines = Buffer.from(logResult ?? '', 'base64')
      .toString()
      .trim()
      .split('\n');
    expect(lines[0]).toMatch(/^START RequestId: \S+ Version: \$LATEST$/);
    expect(lines).toContain('asked for echo');
    expect(lines.at(-1)).toMatch(
      /^REPORT RequestId: \S+\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 256 MB\tMax Memory Used: \d+ MB\tInit Duration: [\d.]+ ms$/,
    );
  });
});

describe('an environment', () => {
  it('serves one invocation after the other, and only the first is a cold start', async () => {
    const { service, put, events } = await open();
    await put();
    const first = (await invoke(service, { do: 'where' })).body;
    const second = (await invoke(service, { do: 'where' })).body;
    expect(second).toEqual({ ...first, invocations: 2 });
    expect(reports(events).map((report) => 'initDurationMs' in report)).toEqual([true, false]);
  });

  it('is never shared by two invocations at the same time', async () => {
    const { service, put } = await open();
    await put();
    const answers = await Promise.all([1, 2, 3].map(() => invoke(service, { do: 'wait', ms: 100 })));
    expect(answers.map(({ body }) => body)).toEqual(['waited', 'waited', 'waited']);
    expect(service.getMetrics().f).toMatchObject({ maxConcurrentExecutions: 3, environments: 3 });
  });

  it('is frozen between invocations', async () => {
    const { service, put, events } = await open();
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
    const { service, put, events } = await open();
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
    const { service, put, events } = await open();
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
    ['nothing.handler', 'Runtime.ImportModuleError'],
    ['main.nothing', 'Runtime.HandlerNotFound'],
  ])('that cannot load %s says so', async (handler, errorType) => {
    const { service, put } = await open();
    await put({ handler });
    expect(await invoke(service, {})).toMatchObject({ functionError: 'Unhandled', body: { errorType } });
  });

  it('whose init takes too long is killed, and the invocation that waited is told', async () => {
    const { service, put } = await open({ initLimitMs: 1_500 });
    await put({ environment: { INIT: 'hangs' } });
    expect(await invoke(service, {})).toMatchObject({
      functionError: 'Unhandled',
      body: { errorType: 'Sandbox.Timedout', errorMessage: expect.stringContaining('1.50 seconds') },
    });
    await put();
    expect(await invoke(service, { do: 'echo', value: 1 })).toMatchObject({ body: 1 });
  });

  it('is given up when it was idle for long', async () => {
    const { service, put, events } = await open({ idleMs: 10 });
    await put();
    const { pid } = (await invoke(service, { do: 'where' })).body;
    while (!isGone(pid)) await new Promise((resolve) => setImmediate(resolve));
    expect(events).toContainEqual(expect.objectContaining({ type: 'environmentEnd', reason: 'idle' }));
  });
});

describe('concurrency', () => {
  it('is told as it rises and falls, a wait for the environment included', async () => {
    const { service, put, events } = await open();
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
    const { service, put, events } = await open();
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
    const { service, put, events } = await open({ accountConcurrency: 3 });
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
    const { service, put } = await open({ startsPerTenSeconds: 1 });
    await put();
    const answers = await Promise.all([1, 2].map(() => invoke(service, { do: 'wait', ms: 100 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429]);
    expect(await invoke(service, { do: 'echo', value: 1 })).toMatchObject({ status: 200, body: 1 });
  });

  it('starts provisioned environments ahead, and replaces one that died', async () => {
    const { service, put, events } = await open();
    await put({ provisionedConcurrency: 2 });
    expect(service.getMetrics().f).toMatchObject({ environments: 2, coldStarts: 0 });
    expect((await invoke(service, { do: 'where' })).body.type).toBe('provisioned-concurrency');
    await invoke(service, { do: 'exit' });
    while (events.filter((event) => event.type === 'initDone').length < 3) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(service.getMetrics().f).toMatchObject({ environments: 2, coldStarts: 0 });
  });
});

describe('provisioning that fails', () => {
  it('is reported, is not tried again for ever, and leaves what served before as it was', async () => {
    const { service, put, events } = await open();
    await put({ reservedConcurrency: 5 });
    const before = (await invoke(service, { do: 'where' })).body;
    await expect(
      put({ handler: 'main.nothing', provisionedConcurrency: 2, reservedConcurrency: 0 }),
    ).rejects.toThrow('Runtime.HandlerNotFound');
    expect(await invoke(service, { do: 'where' })).toMatchObject({ body: { pid: before.pid } });
    expect(events.filter((event) => event.type === 'initStart')).toHaveLength(3);
    expect(service.getMetrics().f?.environments).toBe(1);
  });
});

describe('replacing code', () => {
  it('lets running invocations finish on the old code and starts new ones on the new', async () => {
    const { service, put, events } = await open();
    await put();
    const old = (await invoke(service, { do: 'where' })).body;
    const running = invoke(service, { do: 'wait', ms: 100 });
    await untilStarted(events, 2);
    await put({ environment: { CUSTOM: 'new' } });
    expect((await invoke(service, { do: 'context' })).body.custom).toBe('new');
    expect((await running).body).toBe('waited');
    while (!isGone(old.pid)) await new Promise((resolve) => setImmediate(resolve));
    expect(service.getMetrics().f?.environments).toBe(1);
  });

  it('loses no invocation under load', async () => {
    const { service, put } = await open();
    await put();
    let isDone = false;
    const callers = Array.from({ length: 4 }, async () => {
      const statuses = new Set<unknown>();
      while (!isDone) {
        const { status, functionError } = await invoke(service, { do: 'echo' });
        statuses.add(`${status} ${functionError}`);
      }
      return [...statuses];
    });
    for (let version = 0; version < 3; version++) {
      await put({ environment: { CUSTOM: String(version) } });
      await invoke(service, { do: 'echo' });
    }
    isDone = true;
    expect(await Promise.all(callers)).toEqual(Array(4).fill(['200 null']));
  });
});

describe('closing', () => {
  it('leaves no process behind, busy ones included', async () => {
    const { service, put, events } = await open();
    await put();
    const idle = (await invoke(service, { do: 'where' })).body.pid;
    invoke(service, { do: 'spin' }).catch(() => {});
    await untilStarted(events, 2);
    await service.close();
    services.length = 0;
    expect(isGone(idle)).toBe(true);
    await expect(fetch(service.url)).rejects.toThrow();
  });

  it('starts nothing for an invocation that comes meanwhile', async () => {
    const { service, put, events } = await open();
    await put();
    invoke(service, { do: 'spin' }).catch(() => {});
    await untilStarted(events, 1);
    const closing = service.close();
    const late = invoke(service, { do: 'echo' }).catch(() => 'refused');
    await Promise.all([closing, late]);
    services.length = 0;
    expect(events.filter((event) => event.type === 'initStart')).toHaveLength(1);
  });

  it('ends what is being provisioned as well', async () => {
    const { service, put, events } = await open({ concurrentInits: 1 });
    const putting = expect(
      put({ environment: { INIT: 'hangs' }, provisionedConcurrency: 2 }),
    ).rejects.toThrow();
    while (!events.some((event) => event.type === 'initStart')) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await service.close();
    services.length = 0;
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'environmentEnd', environment: 'f-1', reason: 'service closed' }),
    );
    await putting;
    await expect(put()).rejects.toThrow('closed');
  });

  it('is not needed: when the process is killed, its environments go, stopped and busy ones', async () => {
    const host = join(import.meta.dirname, 'killedHost.ts');
    const { stdout } = spawnSync(process.execPath, [host], { encoding: 'utf8' });
    const pids: number[] = JSON.parse(stdout);
    expect(new Set(pids).size).toBe(2);
    // A zombie is dead; when it is removed is up to the system.
    const states = () =>
      pids.map((pid) => spawnSync('ps', ['-o', 'stat=', '-p', `${pid}`]).stdout.toString());
    while (!states().every((state) => state === '' || state.startsWith('Z'))) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
});
