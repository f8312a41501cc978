import { join } from 'node:path';
import type { Cause } from './compare/difference.ts';
import type { Drive } from './drive/subject.ts';
import type { Finding } from './report/finding.ts';
import { writeFixture } from './report/fixture.ts';
import { shrinkCase } from './shrink/shrinkCase.ts';

/**
 * Keeps the first findings of each cause as fixtures, made small.
 *
 * @param limit - of each cause
 * @returns a function that gives the fixture's folder, undefined for a finding that is not kept
 */
export function keepFindings(folder: string, drive: Drive, limit: number) {
  const kept = new Map<Cause, number>();
  return async ({ graph, operation, verdict, graphNumber, operationNumber }: Finding) => {
    const { cause } = verdict.difference;
    const count = kept.get(cause) ?? 0;
    if (count >= limit) return undefined;
    kept.set(cause, count + 1);
    const { truth, answer } = verdict;
    const small = await shrinkCase(drive, { source: graph.source, operation, truth, answer }, cause);
    const target = join(folder, `${cause.replaceAll(' ', '-')}-${graphNumber}-${operationNumber}`);
    const fixture = { source: small.source, operation: small.operation, expected: small.truth };
    await writeFixture(target, fixture, small.answer);
    return target;
  };
}
