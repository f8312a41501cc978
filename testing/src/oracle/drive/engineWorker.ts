// The other end of workerDrive.ts.
import { parentPort } from 'node:worker_threads';
import { loadGraph } from '../graph/loadGraph.ts';
import { createRunState } from '../graph/node.ts';
import { driveOfEngine } from './engines.ts';
import type { Subject } from './subject.ts';
import type { WorkerReply, WorkerRequest } from './workerDrive.ts';

let subject: Subject | undefined;

parentPort?.on('message', (request: WorkerRequest) => {
  reply(request)
    .catch((error: unknown): WorkerReply => {
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return { kind: 'failed', message };
    })
    .then((message) => parentPort?.postMessage(message));
});

async function reply(request: WorkerRequest): Promise<WorkerReply> {
  switch (request.kind) {
    case 'start': {
      const graph = loadGraph(request.source);
      if (!('apiSchema' in graph)) throw new Error(graph.join('; '));
      subject = await driveOfEngine(request.engine).start(graph);
      return { kind: 'done' };
    }
    case 'answer': {
      if (subject === undefined) throw new Error('No engine has been started.');
      const state = createRunState();
      const answer = await subject.answer(request.operation, state);
      return { kind: 'answered', answer, faults: state.faults };
    }
    case 'close':
      await subject?.close();
      subject = undefined;
      return { kind: 'done' };
  }
}
