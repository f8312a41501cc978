import { once } from 'node:events';
import { createServer } from 'node:net';
import type { LogRecord } from '../src/logs/logRecord.ts';
import { type Stack, startStack } from '../src/stack.ts';
import { createScratchRepository, type ScratchRepository } from './scratchRepository.ts';

/** Answers /health, and any other path with the event's path and the graph that it was started with. */
const GATEWAY = `
import { readFileSync } from 'node:fs';
const registry = new URL(process.env.GATEWAY_REGISTRY + '/');
const { version } = JSON.parse(readFileSync(new URL('current.json', registry), 'utf8'));
export const handler = async (event) => {
  console.log(JSON.stringify({ level: 'info', message: 'asked for ' + event.rawPath }));
  return { statusCode: 200, body: JSON.stringify({ path: event.rawPath, version, graphiql: process.env.GATEWAY_GRAPHIQL }) };
};`;
const answering = (text: string) =>
  `export const handler = async () => ({ statusCode: 200, body: ${JSON.stringify(text)} });`;

let repository: ScratchRepository;
let stack: Stack;
const records: LogRecord[] = [];
let onRecord = (_record: LogRecord) => {};

beforeAll(async () => {
  repository = createScratchRepository(GATEWAY);
  repository.writeGraphlet('ratings', { code: answering('one'), sdl: 'type Query { r: Int }', manifest: {} });
  stack = await startStack({
    root: repository.root,
    isWatching: true,
    onLog: (record) => {
      records.push(record);
      onRecord(record);
    },
  });
});
afterAll(async () => {
  await stack.close();
  repository.remove();
});

const get = async (path: string) => (await fetch(stack.url + path)).text();
/** Resolves with the first record from now on whose message matches. */
const logged = (pattern: RegExp) =>
  new Promise<LogRecord>((resolve) => {
    onRecord = (record) => {
      if (pattern.test(record.message)) resolve(record);
    };
  });

describe('a stack', () => {
  it('serves the gateway, function URLs and the Lambda API', async () => {
    expect(JSON.parse(await get('/graphql'))).toEqual({
      path: '/graphql',
      version: expect.stringMatching(/^[0-9a-f]{16}$/),
      graphiql: 'on',
    });
    expect(await get('/functions/ratings/')).toBe('one');
    const invoked = await fetch(`${stack.lambdaUrl}/2015-03-31/functions/ratings/invocations`, {
      method: 'POST',
      body: '{}',
    });
    expect(await invoked.json()).toEqual({ statusCode: 200, body: 'one' });
    expect(stack.functionNames()).toEqual(['ratings', 'gateway']);
  });

  it('passes on what functions log', async () => {
    const line = logged(/asked for \/logged/);
    await get('/logged');
    expect(await line).toMatchObject({
      level: 'info',
      function: 'gateway',
      message: 'asked for /logged',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('takes in new code while it runs', async () => {
    const reloaded = logged(/^Reloaded/);
    repository.writeGraphlet('ratings', { code: answering('two') });
    expect((await reloaded).message).toMatch(/^Reloaded in \d+ ms: replaced ratings\.$/);
    expect(await get('/functions/ratings/')).toBe('two');
  });

  it('takes in a new graphlet, its schema too', async () => {
    const before = JSON.parse(await get('/graphql'));
    const reloaded = logged(/^Reloaded.*graph/);
    repository.writeGraphlet('awards', {
      code: answering('new'),
      sdl: 'type Query { a: Int }',
      manifest: {},
    });
    expect((await reloaded).message).toMatch(
      /added awards; replaced gateway; published graph [0-9a-f]{16}\.$/,
    );
    expect(await get('/functions/awards/')).toBe('new');
    expect(JSON.parse(await get('/graphql')).version).not.toBe(before.version);
  });

  it('says what is wrong with a schema, and keeps serving', async () => {
    const refused = logged(/^Not reloaded/);
    repository.writeGraphlet('ratings', { sdl: 'type Query { r: Nothing }', code: answering('three') });
    expect(await refused).toMatchObject({
      level: 'error',
      message: expect.stringMatching(
        /graphlets\/ratings\/schema\.graphql:2:17 INVALID_GRAPHQL: .*Unknown type Nothing/,
      ),
    });
    expect(await get('/functions/ratings/')).toBe('two');
    const mended = logged(/^Reloaded/);
    repository.writeGraphlet('ratings', { sdl: 'type Query { r: Int }' });
    await mended;
    expect(await get('/functions/ratings/')).toBe('three');
  });
});

describe('startStack', () => {
  it('refuses a port that was asked for and is in use, and leaves nothing behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const free = { port: 0, isAsked: false };
    const starting = startStack({
      root: repository.root,
      ports: {
        front: { variable: 'PORT', ...free },
        lambda: { variable: 'LAMBDA_PORT', port, isAsked: true },
        dynamodb: { variable: 'DYNAMODB_PORT', ...free },
      },
    });
    await expect(starting).rejects.toMatchObject({ code: 'PORT_TAKEN', variable: 'LAMBDA_PORT' });
    taken.close();
  });

  it('refuses to start when a function cannot be bundled', async () => {
    const broken = createScratchRepository('export const handler = ;');
    await expect(startStack({ root: broken.root })).rejects.toMatchObject({
      code: 'STACK_START_FAILED',
      problems: [expect.stringMatching(/gateway\/main\.ts:1:24/)],
    });
    broken.remove();
  });
});
