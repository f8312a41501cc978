import aws4 from 'aws4';
import { findSignatureFault, STUB_CREDENTIALS, STUB_REGION } from './findSignatureFault.ts';

const path = '/2015-03-31/functions/products/invocations';

function signedHead(credentials: typeof STUB_CREDENTIALS, body: string): string {
  const { headers } = aws4.sign(
    {
      service: 'lambda',
      region: STUB_REGION,
      method: 'POST',
      host: '127.0.0.1:4001',
      path,
      headers: { 'content-type': 'application/json' },
      body,
    },
    credentials,
  );
  const lines = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${path} HTTP/1.1`, ...lines, 'x-not-signed: 1'].join('\r\n');
}

describe('findSignatureFault', () => {
  it('accepts what was signed with the credentials', () => {
    const head = signedHead(STUB_CREDENTIALS, '{"query":"{ a }"}');
    expect(findSignatureFault(path, head, Buffer.from('{"query":"{ a }"}'))).toBeUndefined();
  });

  it.each([
    ['another body', signedHead(STUB_CREDENTIALS, '{}'), /does not match/],
    [
      'another secret',
      signedHead({ ...STUB_CREDENTIALS, secretAccessKey: 'x' }, '{"a":1}'),
      /does not match/,
    ],
    ['no signature', `POST ${path} HTTP/1.1\r\nhost: x`, /Missing Authentication Token/],
  ])('refuses %s', (_, head, fault) => {
    expect(findSignatureFault(path, head, Buffer.from('{"a":1}'))).toMatch(fault);
  });
});
