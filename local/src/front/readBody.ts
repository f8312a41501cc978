import type { IncomingMessage } from 'node:http';

/** @throws when the client goes away before its body is whole */
export function readBody(message: IncomingMessage, limitBytes: number): Promise<Buffer | 'too large'> {
  if (Number(message.headers['content-length'] ?? 0) > limitBytes) return Promise.resolve('too large');
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    message.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limitBytes) chunks.push(chunk);
      else resolve('too large');
    });
    message.once('end', () => resolve(Buffer.concat(chunks)));
    message.once('error', reject);
    message.once('close', () => reject(new Error('The client went away.')));
  });
}
