import { drawGraph } from '../oracle/drawGraph.ts';
import { createRandom } from '../oracle/random.ts';
import { createFuzzTransport } from './answers/createFuzzTransport.ts';
import { type HeapReport, watchHeap } from './check/watchHeap.ts';
import { watchPrototypes } from './check/watchPrototypes.ts';
import { createSubject } from './createSubject.ts';
import { drawFuzzOperations, fuzzAnswer } from './fuzzAnswers.ts';
import { type FuzzGraph, fuzzDocument, type Outcome } from './fuzzDocuments.ts';

export interface FuzzRun {
  readonly seed: string;
  /** Hostile requests to send. */
  readonly documents: number;
  /** Hostile answers to give; one request may meet several. */
  readonly answers: number;
  readonly graphs: number;
  /** Number of the first case: to see one again. */
  readonly from: number;
  readonly onProgress?: (progress: FuzzProgress) => void;
  readonly onProblem?: (problem: FuzzProblem) => void;
}

export interface FuzzProgress {
  readonly phase: Phase;
  readonly done: number;
  readonly total: number;
  readonly problems: number;
}

export type Phase = 'documents' | 'answers';

export interface FuzzProblem extends Outcome {
  readonly phase: Phase;
  readonly index: number;
}

export interface PhaseResult {
  readonly cases: number;
  readonly problems: number;
  /** How cases ended: `data`, or the code of the first error. */
  readonly endings: Readonly<Record<string, number>>;
  /** By CPU time: other programs on the machine do not count. */
  readonly slowest: { readonly index: number; readonly family: string; readonly cpuMs: number };
  readonly heap: HeapReport;
  readonly durationMs: number;
}

export interface FuzzResult {
  readonly seed: string;
  readonly isPassed: boolean;
  readonly documents: PhaseResult | undefined;
  readonly answers: (PhaseResult & { readonly hostileAnswers: number }) | undefined;
}

const HEAP_SAMPLES = 30;
/** A collection costs more than some hundred cases. */
const CASES_PER_SAMPLE = 300;

/** Sends hostile documents and gives hostile answers; nothing of it may end in anything but a GraphQL response. */
export async function runFuzz(run: FuzzRun): Promise<FuzzResult> {
  const graphs = await openGraphs(run);
  try {
    const documents = run.documents > 0 ? await runDocuments(run, graphs) : undefined;
    const answers = run.answers > 0 ? await runAnswers(run, graphs) : undefined;
    const isPassed = [documents, answers].every(
      (phase) => phase === undefined || (phase.problems === 0 && phase.heap.isFlat),
    );
    return { seed: run.seed, isPassed, documents, answers };
  } finally {
    await Promise.all(graphs.map(({ subject }) => subject.close()));
  }
}

async function openGraphs({ seed, graphs }: FuzzRun): Promise<readonly FuzzGraph[]> {
  const opened: FuzzGraph[] = [];
  for (let index = 0; index < graphs; index++) {
    const { graph } = drawGraph(createRandom(`${seed}/graph ${index}`));
    const transport = createFuzzTransport(graph);
    opened.push({ graph, transport, subject: await createSubject(graph, transport) });
  }
  return opened;
}

async function runDocuments(run: FuzzRun, graphs: readonly FuzzGraph[]): Promise<PhaseResult> {
  return runPhase(run, 'documents', run.documents, async (index, finish) => {
    finish(await fuzzDocument(at(graphs, index), run.seed, index), 1);
  });
}

async function runAnswers(run: FuzzRun, graphs: readonly FuzzGraph[]) {
  const operations = graphs.map(({ graph }, index) =>
    drawFuzzOperations(graph, `${run.seed}/graph ${index}`),
  );
  let hostileAnswers = 0;
  const result = await runPhase(run, 'answers', run.answers, async (index, finish) => {
    const graph = at(graphs, index);
    const operation = at(at(operations, index), Math.floor(index / graphs.length));
    const before = graph.transport.hostileCount();
    const outcome = await fuzzAnswer(graph, operation, run.seed, index);
    const given = graph.transport.hostileCount() - before;
    hostileAnswers += given;
    finish(outcome, given);
  });
  return { ...result, hostileAnswers };
}

/** @param runCase - tells what came of a case, and how much of the total it was */
async function runPhase(
  { from, onProgress, onProblem }: FuzzRun,
  phase: Phase,
  total: number,
  runCase: (index: number, finish: (outcome: Outcome, weight: number) => void) => Promise<void>,
): Promise<PhaseResult> {
  const startedAt = performance.now();
  const heap = watchHeap();
  const changedPrototype = watchPrototypes();
  const endings = new Map<string, number>();
  const counts = { cases: 0, problems: 0 };
  let slowest = { index: from, family: '', cpuMs: 0 };
  let done = 0;
  let sampledAt = 0;
  for (let index = from; done < total; index++) {
    const cpuBefore = process.cpuUsage();
    await runCase(index, (outcome, weight) => {
      const { user, system } = process.cpuUsage(cpuBefore);
      const cpuMs = Math.round((user + system) / 1_000);
      done += weight;
      counts.cases++;
      endings.set(outcome.kind, (endings.get(outcome.kind) ?? 0) + 1);
      if (cpuMs > slowest.cpuMs) slowest = { index, family: outcome.family, cpuMs };
      const problem = outcome.problem ?? changedPrototype();
      if (problem === undefined) return;
      counts.problems++;
      onProblem?.({ ...outcome, problem, phase, index });
    });
    if (done - sampledAt >= Math.max(CASES_PER_SAMPLE, total / HEAP_SAMPLES)) {
      sampledAt = done;
      heap.sample();
    }
    onProgress?.({ phase, done: Math.min(done, total), total, problems: counts.problems });
  }
  heap.sample();
  return {
    ...counts,
    endings: Object.fromEntries([...endings].sort(([, a], [, b]) => b - a)),
    slowest,
    heap: heap.report(),
    durationMs: Math.round(performance.now() - startedAt),
  };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError('Nothing to choose from.');
  return found;
}
