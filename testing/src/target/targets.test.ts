import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpTarget } from './httpTarget.ts';
import { createLambdaTarget, createLocalLambdaClient } from './lambdaTarget.ts';
import type { Target } from './target.ts';

/** Says what it was sent, except where a test wants something else. */
let answer: (body: string) => { readonly status: number; readonly text: string };
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { status, text } = answer(Buffer.concat(chunks).toString());
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': 'TestException' });
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const echo = (body: string) => ({ status: 200, text: JSON.stringify({ data: { sent: JSON.parse(body) } }) });
const targets: readonly (readonly [string, () => Target])[] = [
  ['an endpoint', () => createHttpTarget(url)],
  ['a function', () => createLambdaTarget('ratings', createLocalLambdaClient(url))],
];

describe.each(targets)('%s as a target', (_name, create) => {
  let target: Target;
  beforeAll(() => {
    target = create();
  });
  afterAll(() => target.close());

  it('gets what the gateway would send to a graphlet', async () => {
    answer = echo;
    const request = { query: '{ a }', variables: { b: 1 }, context: { requestId: 'r', deadline: 5 } };
    expect(await target.invokeGraphlet(request)).toEqual({ data: { sent: request } });
  });

  it('gets what a client sends', async () => {
    answer = echo;
    const { body } = await target.graphql({ query: '{ a }', variables: { b: 1 } });
    expect(body).toEqual({ data: { sent: { query: '{ a }', variables: { b: 1 } } } });
  });

  it('that answers no GraphQL response is an error with the answer in it', async () => {
    answer = () => ({ status: 200, text: '{"message":"Internal Server Error"}' });
    await expect(target.graphql({ query: '{ a }' })).rejects.toThrow(
      /answered no GraphQL response: {"message":"Internal Server Error"}$/,
    );
  });
});

describe('a target that is not there', () => {
  it('is an error that names the endpoint', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    await expect(createHttpTarget(`http://127.0.0.1:${port}/`).graphql({ query: '{ a }' })).rejects.toThrow(
      `http://127.0.0.1:${port}/ cannot be reached: connect ECONNREFUSED 127.0.0.1:${port}`,
    );
  });

  it('is an error that names the function', async () => {
    answer = () => ({ status: 404, text: '{"Message":"Function not found"}' });
    const target = createLambdaTarget('ratings', createLocalLambdaClient(url));
    await expect(target.graphql({ query: '{ a }' })).rejects.toThrow('Function ratings cannot be invoked: ');
    await target.close();
  });
});
