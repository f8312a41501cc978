// The floor: for every request, the recorded calls of its operation, then a constant answer.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Pool } from 'undici';
import type { RecordedCall, Recordings } from '../measure/record.ts';
import { createStubCalls, HEADERS } from './stubCalls.ts';

type Call = Pick<RecordedCall, 'path' | 'body'>;

const [port = '0', stubPort = '0', scratch = '', client = 'ours'] = process.argv.slice(2);
const recordings: Recordings = JSON.parse(readFileSync(join(scratch, 'recordings.json'), 'utf8'));
const send = client === 'undici' ? byUndici() : byOurClient();
/** Calls of an operation that do not wait for each other, one list after the other. */
const waves = new Map(
  Object.entries(recordings).map(([name, { upstream }]) => [
    name,
    [...Map.groupBy(upstream, ({ after }) => after).values()],
  ]),
);

createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const { operationName } = JSON.parse(Buffer.concat(chunks).toString());
    const answer = recordings[operationName]?.answer;
    if (answer === undefined) {
      response.writeHead(404, { 'content-length': 0 }).end();
      return;
    }
    for (const wave of waves.get(operationName) ?? []) await Promise.all(wave.map(send));
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) })
      .end(answer);
  });
}).listen(Number(port), '127.0.0.1');

function byUndici(): (call: Call) => Promise<unknown> {
  const pool = new Pool(`http://127.0.0.1:${stubPort}`, { connections: 128, pipelining: 1 });
  return async ({ path, body }) => {
    const answer = await pool.request({ path, method: 'POST', headers: HEADERS, body });
    return answer.body.text();
  };
}

function byOurClient(): (call: Call) => Promise<unknown> {
  const callStub = createStubCalls(stubPort);
  return ({ path, body }) => callStub(path, body);
}
