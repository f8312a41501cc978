// The stub subgraphs: a process of its own that answers every request from memory, so that what is measured is
// the gateway. The first time a body is seen it is executed by graphql-js; afterwards its answer is a look-up.
// `GET /recording` answers with the requests since the last look and goes on recording; DELETE ends it.
// Speaks HTTP at /<subgraph>, and Lambda's Invoke API at /2015-03-31/functions/<subgraph>/invocations.
import { createServer } from 'node:http';
import { subgraphs } from './graph/subgraphs.ts';

const LAMBDA_PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;
const byName = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
const answers = new Map<string, Buffer>();
/** Requests since the last look at `/recording`, in order of arrival. */
let recording: { readonly path: string; readonly body: string }[] | undefined;

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  if (request.url === '/recording') {
    response.end(JSON.stringify(recording ?? []));
    recording = request.method === 'DELETE' ? undefined : [];
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const path = request.url ?? '';
    const name = LAMBDA_PATH.exec(path)?.[1] ?? path.slice(1);
    const text = Buffer.concat(chunks).toString();
    recording?.push({ path, body: text });
    reply(name, text).then(
      (body) =>
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
          .end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
});

async function reply(name: string, body: string): Promise<Buffer> {
  const key = name + withoutContext(body);
  const known = answers.get(key);
  if (known !== undefined) return known;
  const subgraph = byName.get(name);
  if (subgraph === undefined) throw new Error(`no subgraph "${name}"`);
  const text = Buffer.from(await subgraph.answer(body));
  answers.set(key, text);
  return text;
}

/** An Invoke payload carries the request's id and deadline, which must not make every body a new one. */
function withoutContext(body: string): string {
  const at = body.lastIndexOf(',"context":{');
  return at === -1 ? body : body.slice(0, at);
}

server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening ${typeof address === 'object' && address !== null ? address.port : address}`);
});
