import { CAUSES, type Cause } from './compare/difference.ts';
import { drawCase } from './drawCase.ts';
import { drawGraph } from './drawGraph.ts';
import type { Drive } from './drive/subject.ts';
import { judge, type Verdict } from './judge.ts';
import { createRandom } from './random.ts';
import type { Classify, Culprit, Finding } from './report/finding.ts';

export interface OracleRun {
  readonly seed: string;
  /** Numbers of the graphs to draw; each is independent of the others. */
  readonly graphs: readonly number[];
  /** Numbers of the operations to draw for each of them. */
  readonly operations: readonly number[];
  readonly drive: Drive;
  readonly classify: Classify;
  readonly onProgress?: (progress: OracleProgress) => void;
  readonly onFinding?: (finding: Finding) => Promise<void> | void;
}

export interface OracleProgress {
  readonly judged: number;
  readonly total: number;
  readonly wrong: number;
}

export interface OracleResult {
  readonly drive: string;
  readonly seed: string;
  readonly graphs: number;
  readonly operations: number;
  /** Operations whose right answer has errors. */
  readonly operationsWithErrors: number;
  readonly wrong: number;
  readonly byCause: Readonly<Partial<Record<Cause, number>>>;
  readonly byCulprit: Readonly<Partial<Record<Culprit, number>>>;
  /** What is wrong with the plans of the planner's wrong answers; a plan may have several flaws. */
  readonly byFlaw: Readonly<Record<string, number>>;
  /** Right answers on whose way a subgraph was asked what it must not be. */
  readonly rightWithFaults: number;
  /** Graphs that did not compose and were drawn again. */
  readonly redrawnGraphs: number;
  /** Every wrong answer; the numbers draw it again. */
  readonly wrongAnswers: readonly WrongAnswer[];
  readonly durationMs: number;
}

export interface WrongAnswer {
  readonly graph: number;
  readonly operation: number;
  readonly cause: Cause;
  readonly culprit: Culprit;
  /** The first flaw of the plan. */
  readonly flaw: string | undefined;
}

/** Draws graphs and operations, judges every answer, and counts. */
export async function runOracle(run: OracleRun): Promise<OracleResult> {
  const startedAt = performance.now();
  const counts = { operations: 0, operationsWithErrors: 0, wrong: 0, rightWithFaults: 0, redrawnGraphs: 0 };
  const byCause = new Map<Cause, number>();
  const byCulprit = new Map<Culprit, number>();
  const wrongAnswers: WrongAnswer[] = [];
  const byFlaw = new Map<string, number>();
  const total = run.graphs.length * run.operations.length;

  for (const graphNumber of run.graphs) {
    const random = createRandom(`${run.seed}/${graphNumber}`);
    const { graph, redrawn } = drawGraph(random.fork('graph'), run.drive.urlOf);
    counts.redrawnGraphs += redrawn.length;
    const subject = await run.drive.start(graph);
    for (const operationNumber of run.operations) {
      const { operation, truth } = drawCase(random.fork(`operation ${operationNumber}`), graph);
      const verdict = await judge(subject, operation, truth);
      counts.operations++;
      if (verdict.truth.errors !== undefined) counts.operationsWithErrors++;
      if (isWrong(verdict)) {
        const blame = run.classify({ graph, operation });
        counts.wrong++;
        wrongAnswers.push({
          graph: graphNumber,
          operation: operationNumber,
          cause: verdict.difference.cause,
          culprit: blame.culprit,
          flaw: blame.flaws[0]?.kind,
        });
        increment(byCause, verdict.difference.cause);
        increment(byCulprit, blame.culprit);
        for (const kind of new Set(blame.flaws.map((flaw) => flaw.kind))) increment(byFlaw, kind);
        await run.onFinding?.({ graphNumber, operationNumber, graph, operation, verdict, blame });
      } else if (verdict.faults.length > 0) {
        counts.rightWithFaults++;
      }
      run.onProgress?.({ judged: counts.operations, total, wrong: counts.wrong });
    }
    await subject.close();
  }
  return {
    drive: run.drive.name,
    seed: run.seed,
    graphs: run.graphs.length,
    ...counts,
    byCause: Object.fromEntries(
      CAUSES.flatMap((cause) => (byCause.has(cause) ? [[cause, byCause.get(cause)]] : [])),
    ),
    byCulprit: Object.fromEntries(byCulprit),
    byFlaw: Object.fromEntries(byFlaw),
    wrongAnswers,
    durationMs: Math.round(performance.now() - startedAt),
  };
}

function isWrong(verdict: Verdict): verdict is Finding['verdict'] {
  return verdict.difference !== undefined;
}

function increment<T>(counts: Map<T, number>, key: T): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
