import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Answer } from '../compare/answer.ts';
import type { Graph } from '../graph/graph.ts';
import type { GraphSource } from '../graph/graphSource.ts';
import type { Operation } from '../operation/operation.ts';
import type { Drive, Subject } from './subject.ts';

/** An engine that says nothing for so long is taken for hung. */
const TIMEOUT_MS = 30_000;
/** A planner may want more for one operation than there is. */
const MEMORY_LIMIT_MB = 1_500;

export type WorkerRequest =
  | { readonly kind: 'start'; readonly engine: string; readonly source: GraphSource }
  | { readonly kind: 'answer'; readonly operation: Operation }
  | { readonly kind: 'close' };

export type WorkerReply =
  | { readonly kind: 'done' }
  | { readonly kind: 'answered'; readonly answer: Answer; readonly faults: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Drives an engine in a thread of its own. One that hangs or runs out of memory is a crash of that operation, and is
 * started anew for the next.
 */
export function workerDrive(engine: string): Drive {
  let thread: Thread | undefined;
  /** The graph that the thread's engine serves: it has one at a time. */
  let served: Graph | undefined;

  async function serve(graph: Graph): Promise<Thread> {
    thread ??= startThread();
    if (served !== graph) {
      served = undefined;
      await thread.ask({ kind: 'start', engine, source: graph.source });
      served = graph;
    }
    return thread;
  }
  async function stop(): Promise<void> {
    const stopped = thread;
    thread = undefined;
    served = undefined;
    await stopped?.stop();
  }

  return {
    name: `${engine} in a thread`,
    urlOf: (subgraph) => `lambda:${subgraph}`,
    async start(graph): Promise<Subject> {
      await serve(graph);
      return {
        async answer(operation, state) {
          const current = await serve(graph);
          try {
            const reply = await current.ask({ kind: 'answer', operation });
            if (reply.kind !== 'answered') throw new Error('The thread did not answer.');
            state.faults.push(...reply.faults);
            return reply.answer;
          } catch (error) {
            if (current.hasEnded() || (error instanceof Error && error.name === 'TimeoutError')) await stop();
            throw error;
          }
        },
        async close() {
          if (served !== graph) return;
          served = undefined;
          await thread?.ask({ kind: 'close' });
        },
      };
    },
    close: stop,
  };
}

interface Thread {
  /** @throws {Error} what the engine threw, or why the thread is no more */
  ask(request: WorkerRequest): Promise<WorkerReply>;
  hasEnded(): boolean;
  stop(): Promise<void>;
}

function startThread(): Thread {
  const worker = new Worker(new URL('./engineWorker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  });
  let isOver = false;
  worker.once('exit', () => {
    isOver = true;
  });
  return {
    hasEnded: () => isOver,
    async ask(request) {
      worker.postMessage(request);
      // Rejects with the thread's own error when it dies, e.g. of memory.
      const [reply]: WorkerReply[] = await once(worker, 'message', {
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch((error: Error) => {
        throw error.name === 'AbortError' ? timeoutError() : error;
      });
      if (reply === undefined || reply.kind === 'failed') throw new Error(reply?.message ?? 'No reply.');
      return reply;
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}

function timeoutError(): Error {
  const error = new Error(`No answer within ${TIMEOUT_MS} ms.`);
  error.name = 'TimeoutError';
  return error;
}
