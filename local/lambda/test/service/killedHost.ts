// A process that uses the service and is killed before it can close it; prints the environments' process ids.
import { join } from 'node:path';
import { startLambdaService } from '../../src/index.ts';

const service = await startLambdaService({ port: 0 });
await service.putFunction({
  name: 'f',
  codeDir: join(import.meta.dirname, '..', 'functions'),
  handler: 'main.handler',
  runtime: 'nodejs24.x',
  memoryMb: 256,
  timeoutMs: 60_000,
  reservedConcurrency: null,
  provisionedConcurrency: 0,
  environment: {},
});
const invoke = (event: unknown) =>
  fetch(`${service.url}/2015-03-31/functions/f/invocations`, { method: 'POST', body: JSON.stringify(event) });
// Both at once and for longer than a busy machine takes to start one, so that they are in two environments: one is then idle and stopped, the other busy.
const [idle, busy] = await Promise.all([
  invoke({ do: 'where', ms: 1_000 }),
  invoke({ do: 'where', ms: 1_000 }),
]);
const pids = (await Promise.all([idle, busy].map((answer) => answer.text()))).map(
  (text) => JSON.parse(text).pid,
);
invoke({ do: 'spin' }).catch(() => {});
process.stdout.write(JSON.stringify(pids), () => process.kill(process.pid, 'SIGKILL'));
