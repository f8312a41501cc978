import { InvokeCommand, LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { untilStarted } from './happenings.ts';
import { invoke } from './invoke.ts';
import { openService } from './openService.ts';

describe('invoking', () => {
  it('answers what the handler returned, to the AWS SDK as well', async () => {
    const { service, put } = await openService();
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
    const { service, put } = await openService();
    await put();
    const answer = await invoke(service, { do: 'echo', value: 1 }, {}, encodeURIComponent(name));
    expect(answer).toMatchObject({ status: 200, body: 1 });
  });

  it('is found by the AWS SDK through AWS_ENDPOINT_URL_LAMBDA, its errors included', async () => {
    const { service, put, events } = await openService();
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
    const { service, put } = await openService();
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
    const { service, put } = await openService();
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
    const { service, put, events } = await openService();
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
    const { service, put } = await openService();
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
