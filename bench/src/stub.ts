// The stub subgraphs: a process of its own that answers every request from memory, so that what is measured is
// the gateway. The first time a body is seen it is executed by graphql-js; afterwards its answer is a look-up.
// Speaks HTTP, plain and over TLS, at /<subgraph>, and Lambda's Invoke API at /2015-03-31/functions/<subgraph>/invocations.
// `GET /count`: how many requests so far. `GET /recording`: starts to record; `DELETE /recording`: what was recorded.
import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { subgraphs } from './graph/subgraphs.ts';
import { createMessageReader, type Message } from './http1/createMessageReader.ts';
import type { RecordedCall } from './measure/record.ts';
import { CERTIFICATE } from './stub/certificate.ts';
import { findSignatureFault } from './stub/findSignatureFault.ts';

const LAMBDA_PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;
/** While recording, answers wait, so that calls that do not wait for each other arrive before any is answered. */
const RECORDING_DELAY_MS = 30;
const byName = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
const answers = new Map<string, Buffer>();
let count = 0;
let recording: RecordedCall[] | undefined;
let answeredWhileRecording = 0;

function serve(socket: Socket): void {
  /** Answers that have to be made first, and those that wait behind them. */
  let queue: Promise<void> | undefined;
  const take = createMessageReader((message) => {
    const answer = answerTo(message);
    if (queue === undefined && Buffer.isBuffer(answer)) socket.write(answer);
    else {
      const mine = Promise.all([answer, queue]).then(([bytes]) => {
        socket.write(bytes);
        if (queue === mine) queue = undefined;
      });
      queue = mine;
    }
  });
  socket.on('data', take);
  socket.on('error', () => socket.destroy());
}

function answerTo({ head, body }: Message): Buffer | Promise<Buffer> {
  const [method = '', path = ''] = head.slice(0, head.indexOf('\r\n')).split(' ', 2);
  if (path === '/count') return httpAnswer(200, String(count));
  if (path === '/recording') return httpAnswer(200, controlRecording(method));
  count++;
  const name = LAMBDA_PATH.exec(path)?.[1];
  const text = body.toString('latin1');
  if (recording !== undefined) return recordCall(path, name, text, head, body);
  const known = answers.get((name ?? path.slice(1)) + withoutContext(text));
  if (known === undefined) return makeAnswer(path, name, text, head, body);
  // A signature is verified where an answer is made; afterwards one has to be there.
  return name !== undefined && !head.includes('AWS4-HMAC-SHA256') ? httpAnswer(403, '{}') : known;
}

async function makeAnswer(path: string, name: string | undefined, text: string, head: string, body: Buffer) {
  if (name !== undefined) {
    const fault = findSignatureFault(path, head, body);
    if (fault !== undefined) return httpAnswer(403, JSON.stringify({ message: fault }));
  }
  const subgraphName = name ?? path.slice(1);
  const subgraph = byName.get(subgraphName);
  if (subgraph === undefined) return httpAnswer(404, `no subgraph "${subgraphName}"`);
  const answer = httpAnswer(200, await subgraph.answer(body.toString()));
  answers.set(subgraphName + withoutContext(text), answer);
  return answer;
}

async function recordCall(path: string, name: string | undefined, text: string, head: string, body: Buffer) {
  recording?.push({ path, body: body.toString(), after: answeredWhileRecording });
  const answer = await makeAnswer(path, name, text, head, body);
  await new Promise((resolve) => setTimeout(resolve, RECORDING_DELAY_MS));
  answeredWhileRecording++;
  return answer;
}

function controlRecording(method: string): string {
  const recorded = recording ?? [];
  recording = method === 'DELETE' ? undefined : [];
  answeredWhileRecording = 0;
  return JSON.stringify(recorded);
}

/** An Invoke payload carries the request's id and deadline, which must not make every body a new one. */
function withoutContext(body: string): string {
  const at = body.lastIndexOf(',"context":{');
  return at === -1 ? body : body.slice(0, at);
}

function httpAnswer(status: number, text: string): Buffer {
  const body = Buffer.from(text);
  const head = `HTTP/1.1 ${status} OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

const plain = createServer({ noDelay: true }, serve);
const secure = createTlsServer(
  {
    noDelay: true,
    key: readFileSync(join(CERTIFICATE, 'key.pem')),
    cert: readFileSync(join(CERTIFICATE, 'cert.pem')),
  },
  serve,
);
plain.listen(0, '127.0.0.1', () => {
  secure.listen(0, '127.0.0.1', () => console.log(`listening ${portOf(plain)} and ${portOf(secure)}`));
});

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
