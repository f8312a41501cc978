import { Agent, request } from 'node:http';
import { call, headers, stub } from './call.ts';

const agent = new Agent({ keepAlive: true });

export function handler(): Promise<{ body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: stub.hostname,
        port: stub.port,
        path: call.path,
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(call.body) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ body: Buffer.concat(chunks).toString() }));
      },
    );
    sent.on('error', reject);
    sent.end(call.body);
  });
}
