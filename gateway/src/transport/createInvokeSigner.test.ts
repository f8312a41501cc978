import { fakeClock } from '@graphlets/testing/fakeClock';
import aws4 from 'aws4';
import { createInvokeSigner } from './createInvokeSigner.ts';
import type { AwsCredentials } from './credentials.ts';
import { createInvokeTargets, type InvokeTarget } from './invokeTarget.ts';

const targetOf = createInvokeTargets('eu-west-1', undefined);
const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };

/** What aws4, the reference, says of the same call. */
function expected(target: InvokeTarget, body: string, credentials: AwsCredentials, atMs: number) {
  const { headers } = aws4.sign(
    {
      service: 'lambda',
      region: target.region,
      method: 'POST',
      host: target.endpoint.host,
      path: target.path,
      headers: {
        'content-type': 'application/json',
        'X-Amz-Date': new Date(atMs).toISOString().replace(/[-:]|\.\d+/g, ''),
      },
      body,
      extraHeadersToIgnore: { 'content-length': true },
    } as Parameters<typeof aws4.sign>[0],
    credentials as Parameters<typeof aws4.sign>[1],
  );
  return (headers as Record<string, string>).Authorization;
}

describe('createInvokeSigner', () => {
  it.each<[string, string, string, AwsCredentials]>([
    ['a name', 'lambda:ratings', '{"query":"{ a }"}', keys],
    [
      'an ARN of another region',
      'lambda:arn:aws:lambda:us-east-1:123456789012:function:ratings:live',
      '{}',
      keys,
    ],
    ['a name that has to be encoded', "lambda:rat ings!*'()~_-.", '{}', keys],
    ['text beyond ASCII', 'lambda:ratings', '{"query":"{ a(b: \\"Amélie 🎬\\") }"}', keys],
    ['an empty body', 'lambda:ratings', '', keys],
    ['temporary credentials', 'lambda:ratings', '{}', { ...keys, sessionToken: 'FwoGZXIvYXdzE//=' }],
    ['an empty session token', 'lambda:ratings', '{}', { ...keys, sessionToken: '' }],
  ])('signs as aws4 does: %s', (_, url, body, credentials) => {
    const clock = fakeClock();
    const sign = createInvokeSigner(clock);
    const target = targetOf(url);
    const headers = sign(target, body, credentials);
    expect(headers.authorization).toBe(expected(target, body, credentials, clock.now()));
    expect(headers['x-amz-security-token']).toBe(credentials.sessionToken || undefined);
  });

  it('signs by the time and the credentials of each call, whatever it kept of those before', () => {
    const clock = fakeClock();
    const sign = createInvokeSigner(clock);
    for (let call = 0; call < 80; call++) {
      const target = targetOf(`lambda:arn:aws:lambda:eu-west-${call % 3}:123456789012:function:f${call % 5}`);
      const credentials = { ...keys, secretAccessKey: `secret ${call % 40}` };
      const headers = sign(target, `{"n":${call}}`, credentials);
      expect(headers.authorization).toBe(expected(target, `{"n":${call}}`, credentials, clock.now()));
      clock.advance(call % 10 === 9 ? 24 * 3_600_000 : 400);
    }
  });
});
