import { Client } from 'undici';
import type { Shape } from '../graph/shapes.ts';

export interface LoadResult {
  readonly requests: number;
  readonly failures: number;
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
}

/** Request bodies of a shape, one for every variation. */
export function bodiesOf(shape: Shape): readonly string[] {
  const operationName = /query (\w+)/.exec(shape.query)?.[1];
  return Array.from({ length: shape.variations }, (_, n) =>
    JSON.stringify({ query: shape.query, operationName, variables: shape.variables(n) }),
  );
}

/** Loads one endpoint for a while and times every answer. */
export async function runLoad({
  url,
  path,
  shape,
  connections,
  durationMs,
}: LoadOptions): Promise<LoadResult> {
  const bodies = bodiesOf(shape);
  const latencies: number[] = [];
  let failures = 0;
  let sent = 0;
  const started = performance.now();
  const end = started + durationMs;

  await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new Client(url, { pipelining: 1 });
      while (performance.now() < end) {
        const body = bodies[sent++ % bodies.length] ?? '';
        const from = performance.now();
        const response = await client.request({
          method: 'POST',
          path,
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body,
        });
        await response.body.arrayBuffer();
        latencies.push(performance.now() - from);
        if (response.statusCode !== 200) failures++;
      }
      await client.close();
    }),
  );

  const elapsedMs = performance.now() - started;
  return { requests: latencies.length, failures, elapsedMs, latenciesMs: latencies.sort((a, b) => a - b) };
}

/** @param sorted - ascending; @param share - 0 to 1 */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
