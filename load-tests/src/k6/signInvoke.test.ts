import { createHash, createHmac } from 'node:crypto';
import aws4 from 'aws4';
import { type Hashes, signInvoke } from './signInvoke.ts';

/** Node's hashes with the face of k6's. */
const hashes = {
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
  hmac: (_algorithm: string, key: string | ArrayBuffer, text: string, encoding: string) => {
    const hmac = createHmac('sha256', typeof key === 'string' ? key : Buffer.from(key)).update(text);
    return encoding === 'hex' ? hmac.digest('hex') : Uint8Array.from(hmac.digest()).buffer;
  },
} as unknown as Hashes;

describe('a signed Invoke', () => {
  it.each([
    ['a name', 'gateway', undefined],
    ['an alias and temporary credentials', 'gateway:live', 'session/token=='],
  ])('of %s has the signature that aws4 makes', (_what, name, sessionToken) => {
    const keys = {
      region: 'eu-west-1',
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'secret/key',
      ...(sessionToken !== undefined && { sessionToken }),
    };
    const host = 'lambda.eu-west-1.amazonaws.com';
    const path = `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;
    const body = '{"query":"{ é }"}';
    const signed = signInvoke(
      `https://${host}${path}`,
      body,
      keys,
      new Date('2026-03-08T20:00:00.123Z'),
      hashes,
    );
    const expected = aws4.sign(
      {
        service: 'lambda',
        region: keys.region,
        method: 'POST',
        host,
        path,
        body,
        headers: { 'content-type': 'application/json', 'X-Amz-Date': '20260308T200000Z' },
        // Known to aws4, not to its types.
        ...{ extraHeadersToIgnore: { 'content-length': true } },
      },
      keys,
    );
    expect(signed.authorization).toBe((expected.headers as Record<string, unknown>).Authorization);
  });
});
