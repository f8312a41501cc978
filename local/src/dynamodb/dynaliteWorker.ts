// Runs dynalite in a thread of its own: its work must not delay the front or the Lambda service.
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';

/** What the thread says once, and nothing after. An error's code would be lost if it were sent as it is. */
export type DynaliteReport =
  | { readonly port: number }
  | { readonly code: string | undefined; readonly message: string };

const { host, port } = workerData as { readonly host: string; readonly port: number };
const report = (message: DynaliteReport) => parentPort?.postMessage(message);

const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
server.keepAliveTimeout = 65_000;
server.once('error', ({ code, message }: NodeJS.ErrnoException) => report({ code, message }));
server.listen(port, host, () => report({ port: (server.address() as AddressInfo).port }));
