import type { Replayed } from '../replay.ts';
import type { OracleResult } from '../runOracle.ts';
import type { Finding } from './finding.ts';

/** A finding on a few lines, with what draws it again. */
export function printFinding(
  { graphNumber, operationNumber, verdict, blame }: Finding,
  seed: string,
): string {
  const { cause, path, detail } = verdict.difference;
  const lines = [
    `${cause} at ${path.length === 0 ? 'the root' : path.join('.')} (${blame.culprit}): ${shorten(detail)}`,
    ...blame.flaws.slice(0, 1).map((flaw) => `  ${flaw.kind}: ${shorten(flaw.detail)}`),
    ...verdict.faults.slice(0, 2).map((fault) => `  asked wrongly: ${shorten(fault)}`),
    `  again: --seed ${seed} --graph ${graphNumber} --operation ${operationNumber}`,
  ];
  return lines.join('\n');
}

/** The result for people. */
export function printResult(result: OracleResult): string {
  const { drive, seed, graphs, operations, wrong, byCause, byCulprit, byFlaw } = result;
  const percent = operations === 0 ? 0 : (wrong / operations) * 100;
  const counts = (of: Readonly<Record<string, number>>) =>
    Object.entries(of).map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`);
  return [
    `${drive}, seed ${seed}: ${operations} operations on ${graphs} graphs in ${(result.durationMs / 1000).toFixed(1)} s`,
    `${wrong} wrong answers (${percent.toFixed(2)} %)`,
    ...counts(byCause),
    ...(wrong === 0 ? [] : ['by culprit', ...counts(byCulprit)]),
    ...(Object.keys(byFlaw).length === 0 ? [] : ['flaws of plans', ...counts(byFlaw)]),
    `${result.operationsWithErrors} right answers have errors; ${result.rightWithFaults} more answers were right although a subgraph was asked wrongly`,
    `${result.redrawnGraphs} graphs did not compose and were drawn again`,
  ].join('\n');
}

/** One line for each fixture. */
export function printReplayed(replayed: readonly Replayed[], drive: string): string {
  const lines = replayed.map(({ folder, verdict: { difference } }) =>
    difference === undefined
      ? `right  ${folder}`
      : `wrong  ${folder}: ${difference.cause} at ${difference.path.join('.')}: ${shorten(difference.detail)}`,
  );
  const wrong = replayed.filter(({ verdict }) => verdict.difference !== undefined).length;
  return [...lines, `${drive}: ${replayed.length} fixtures, ${wrong} wrong`].join('\n');
}

function shorten(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}
