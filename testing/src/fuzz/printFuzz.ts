import type { FuzzProblem, FuzzResult, PhaseResult } from './runFuzz.ts';

export function printProblem({ phase, index, family, kind, problem }: FuzzProblem): string {
  return `${phase} ${index} (${family}, ${kind}): ${problem}`;
}

/** For people. */
export function printFuzz({ seed, isPassed, documents, answers }: FuzzResult): string {
  return [
    `Seed ${seed}`,
    ...(documents === undefined ? [] : printPhase(`${documents.cases} hostile documents`, documents)),
    ...(answers === undefined
      ? []
      : printPhase(`${answers.hostileAnswers} hostile answers in ${answers.cases} requests`, answers)),
    isPassed ? 'Nothing found.' : 'Problems were found.',
  ].join('\n');
}

function printPhase(
  title: string,
  { problems, endings, slowest, heap, durationMs }: PhaseResult,
): readonly string[] {
  return [
    `${title}: ${problems} problems, ${Math.round(durationMs / 1000)} s`,
    ...Object.entries(endings).map(([ending, count]) => `  ${String(count).padStart(8)}  ${ending}`),
    `  slowest: ${slowest.cpuMs} ms of CPU, number ${slowest.index} (${slowest.family})`,
    `  heap after collection: ${heap.settledMb} MB at most in the first third, ${heap.highestLaterMb} MB in all, ${heap.isFlat ? 'flat' : 'GROWING'}`,
  ];
}
