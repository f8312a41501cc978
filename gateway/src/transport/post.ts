import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { ResponseTooLargeError } from '@graphlets/platform/errors';

export interface PostRequest {
  readonly protocol: 'http:' | 'https:';
  readonly host: string;
  /** Empty for the protocol's own. */
  readonly port: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly signal: AbortSignal;
  readonly responseLimitBytes: number;
  /** May be sent again when a kept connection turns out to be closed before anything came back. */
  readonly isIdempotent: boolean;
}

export interface PostResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Sends POST requests over kept connections. */
export interface PostClient {
  /** @throws whatever the connection says, `AbortError` by the signal, {@link ResponseTooLargeError} */
  post(request: PostRequest): Promise<PostResponse>;
  close(): void;
}

/** A server closes idle connections after some seconds; a connection older than this is not used again. */
const IDLE_MS = 4_000;

export function createPostClient(): PostClient {
  const settings = { keepAlive: true, timeout: IDLE_MS, scheduling: 'lifo' } as const;
  const agents = { 'http:': new HttpAgent(settings), 'https:': new HttpsAgent(settings) };

  function send(post: PostRequest, isRepeated = false): Promise<PostResponse> {
    return new Promise((resolve, reject) => {
      const start = post.protocol === 'https:' ? httpsRequest : httpRequest;
      const request = start({
        agent: agents[post.protocol],
        host: post.host,
        port: post.port,
        path: post.path,
        method: 'POST',
        headers: post.headers,
        signal: post.signal,
      });
      let bytesBefore = 0;
      request.on('socket', (socket) => {
        bytesBefore = socket.bytesRead;
      });
      request.on('response', (response) => read(response, post.responseLimitBytes, resolve, reject));
      request.on('error', (error: NodeJS.ErrnoException) => {
        // The server closed a kept connection while the request was on its way: nobody has seen it.
        const isUnanswered = request.socket?.bytesRead === bytesBefore;
        const isStale = request.reusedSocket && error.code === 'ECONNRESET' && isUnanswered;
        const mayRepeat = post.isIdempotent && !isRepeated && !post.signal.aborted;
        if (isStale && mayRepeat) send(post, true).then(resolve, reject);
        else reject(error);
      });
      request.end(post.body);
    });
  }

  return {
    post: (request) => send(request),
    close() {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

function read(
  response: IncomingMessage,
  limitBytes: number,
  resolve: (response: PostResponse) => void,
  reject: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limitBytes) {
      response.destroy(new ResponseTooLargeError('The answer of a graphlet', limitBytes));
    } else {
      chunks.push(chunk);
    }
  });
  response.on('end', () => {
    const [first] = chunks;
    const whole = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
    resolve({
      status: response.statusCode ?? 0,
      headers: response.headers,
      text: whole.toString('utf8'),
    });
  });
  response.on('error', reject);
}
