// The floor: for every request, the recorded upstream requests of its operation by undici, then a constant answer.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Pool } from 'undici';

interface Recording {
  /** In the order in which they were sent. */
  readonly upstream: readonly { readonly path: string; readonly body: string }[];
  readonly answer: string;
}

const [port = '0', stubPort = '0', scratch = ''] = process.argv.slice(2);
const recordings: Record<string, Recording> = JSON.parse(
  readFileSync(join(scratch, 'recordings.json'), 'utf8'),
);
const pool = new Pool(`http://127.0.0.1:${stubPort}`, { connections: 128, pipelining: 1 });
const headers = { 'content-type': 'application/json' };

createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const { operationName } = JSON.parse(Buffer.concat(chunks).toString());
    const recording = recordings[operationName];
    if (recording === undefined) {
      response.writeHead(404).end();
      return;
    }
    for (const { path, body } of recording.upstream) {
      const upstream = await pool.request({ path, method: 'POST', headers, body });
      await upstream.body.arrayBuffer();
    }
    response
      .writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(recording.answer),
      })
      .end(recording.answer);
  });
}).listen(Number(port), '127.0.0.1');
