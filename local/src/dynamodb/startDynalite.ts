import { Worker } from 'node:worker_threads';
import type { DynaliteReport } from './dynaliteWorker.ts';

export interface LocalDatabase {
  /** For `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts an empty DynamoDB in memory.
 *
 * @throws the server's error when the port cannot be had (`EADDRINUSE`)
 */
export async function startDynalite(host: string, port: number): Promise<LocalDatabase> {
  const worker = new Worker(new URL('./dynaliteWorker.ts', import.meta.url), { workerData: { host, port } });
  const report = await new Promise<DynaliteReport>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if ('message' in report) {
    await worker.terminate();
    throw Object.assign(new Error(report.message), { code: report.code });
  }
  return {
    url: `http://${host}:${report.port}`,
    port: report.port,
    async close() {
      await worker.terminate();
    },
  };
}
