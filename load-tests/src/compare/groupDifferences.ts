import type { AnswerDifference } from './diffAnswers.ts';

export interface ComparedRequest {
  readonly operation: string;
  readonly requestId: string;
  /** Baseline against baseline. */
  readonly noise: readonly AnswerDifference[];
  /** Baseline against candidate. */
  readonly differences: readonly AnswerDifference[];
}

export interface DifferenceGroup {
  readonly cause: string;
  readonly requests: number;
  readonly operations: readonly string[];
  /** Request id of one. */
  readonly example: string;
  readonly examplePath: string;
}

/** What the candidate answers differently, by cause; a cause by which the baseline differs from itself is noise. */
export function groupDifferences(requests: readonly ComparedRequest[]): {
  readonly differing: readonly DifferenceGroup[];
  readonly noise: readonly DifferenceGroup[];
} {
  const noisy = new Set(requests.flatMap(({ noise }) => noise.map(({ cause }) => cause)));
  const groups = new Map<
    string,
    { requests: number; operations: Set<string>; example: string; examplePath: string }
  >();
  for (const { operation, requestId, differences, noise } of requests) {
    const causes = new Map([...differences, ...noise].map(({ cause, path }) => [cause, path]));
    for (const [cause, path] of causes) {
      const group = groups.get(cause) ?? {
        requests: 0,
        operations: new Set(),
        example: requestId,
        examplePath: path,
      };
      group.requests++;
      group.operations.add(operation);
      groups.set(cause, group);
    }
  }
  const list = [...groups]
    .map(([cause, { operations, ...group }]) => ({ cause, ...group, operations: [...operations] }))
    .toSorted((a, b) => b.requests - a.requests);
  return {
    differing: list.filter(({ cause }) => !noisy.has(cause)),
    noise: list.filter(({ cause }) => noisy.has(cause)),
  };
}
