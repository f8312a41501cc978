import aws4 from 'aws4';
import { body, credentials, endpoint, path, region } from './toSign.ts';

export async function handler() {
  const { headers } = aws4.sign(
    {
      service: 'lambda',
      region,
      method: 'POST',
      host: endpoint.host,
      path,
      headers: { 'content-type': 'application/json' },
      body,
    },
    credentials,
  );
  return { body: JSON.stringify(Object.keys(headers ?? {}).length > 0) };
}
