import aws4 from 'aws4';

/** The credentials that the stub of the Invoke API knows. */
export const STUB_CREDENTIALS = { accessKeyId: 'bench', secretAccessKey: 'bench-secret' };
export const STUB_REGION = 'us-east-1';

/**
 * Checks a request by Signature Version 4: signs what it says that it signed, and compares.
 *
 * @param head - start line and headers
 * @returns what is wrong, if anything
 */
export function findSignatureFault(path: string, head: string, body: Buffer): string | undefined {
  const headers = new Map(
    head
      .split('\r\n')
      .slice(1)
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
  const authorization = headers.get('authorization') ?? '';
  const signed = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(';');
  if (signed === undefined) return 'Missing Authentication Token';
  const { headers: expected } = aws4.sign(
    {
      service: 'lambda',
      region: STUB_REGION,
      method: 'POST',
      path,
      headers: Object.fromEntries(signed.map((name) => [name, headers.get(name) ?? ''])),
      body,
      // What the caller did not sign must not be added here.
      extraHeadersToIgnore: { 'content-length': !signed.includes('content-length') },
    } as Parameters<typeof aws4.sign>[0],
    STUB_CREDENTIALS,
  );
  const wanted = (expected as Record<string, string>).Authorization ?? '';
  return signatureOf(wanted) === signatureOf(authorization)
    ? undefined
    : `The request signature we calculated does not match: ${wanted}`;
}

function signatureOf(authorization: string): string | undefined {
  return /Signature=([0-9a-f]{64})/.exec(authorization)?.[1];
}
