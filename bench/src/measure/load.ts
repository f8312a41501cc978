import type { Shape } from '../graph/shapes.ts';
import { openConnection, requestBytes } from '../http1/openConnection.ts';

export interface LoadResult {
  readonly requests: number;
  /** What was wrong with the first bad answer; nothing when all were right. */
  readonly failure: string | undefined;
  readonly elapsedMs: number;
  /** Milliseconds, ascending. */
  readonly latenciesMs: readonly number[];
}

export interface LoadOptions {
  readonly url: string;
  readonly path: string;
  readonly shape: Shape;
  /** Each sends its next request when the answer to the last is read (closed loop). */
  readonly connections: number;
  readonly durationMs: number;
  /** Whether this is the right answer to variation `index`; cheap for the bytes that were right before. */
  readonly isRight: (index: number, body: Buffer) => boolean;
}

/** Request bodies of a shape, one for every variation. */
export function bodiesOf(shape: Shape): readonly string[] {
  const operationName = /query (\w+)/.exec(shape.query)?.[1];
  return Array.from({ length: shape.variations }, (_, n) =>
    JSON.stringify({ query: shape.query, operationName, variables: shape.variables(n) }),
  );
}

/** Loads one endpoint for a while, times every answer and looks whether it is right. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { url, path, shape, durationMs, isRight } = options;
  const requests = bodiesOf(shape).map((body) => requestBytes(path, body));
  const latenciesMs: number[] = [];
  let failure: string | undefined;
  let sent = 0;
  const started = performance.now();
  const end = started + durationMs;

  const runConnection = async () => {
    let fail = (_: Error): void => {};
    const failed = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const connection = await Promise.race([openConnection(url, fail), failed]);
    const finished = new Promise<void>((resolve) => {
      const next = () => {
        const from = performance.now();
        if (from >= end || failure !== undefined) {
          connection.close();
          resolve();
          return;
        }
        const index = sent++ % requests.length;
        connection.send(requests[index] ?? Buffer.alloc(0), ({ head, body }) => {
          latenciesMs.push(performance.now() - from);
          if (!head.startsWith('HTTP/1.1 200') || !isRight(index, body)) {
            failure ??= `${head.split('\r\n')[0]} ${body.toString().slice(0, 300)}`;
          }
          next();
        });
      };
      next();
    });
    await Promise.race([finished, failed]);
  };
  await Promise.all(Array.from({ length: options.connections }, runConnection));

  const elapsedMs = performance.now() - started;
  return { requests: latenciesMs.length, failure, elapsedMs, latenciesMs: latenciesMs.sort((a, b) => a - b) };
}

/** @param sorted - ascending; @param share - 0 to 1 */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
