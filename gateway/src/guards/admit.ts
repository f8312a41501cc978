import type { RequestContext } from '../operation/engine.ts';
import type { ParsedOperation } from '../operation/parse/parseOperation.ts';
import type { Variables } from '../operation/variables/coerceVariables.ts';
import type { Admission, Guard, Verdict } from './guard.ts';

/** An operation's guards as one. */
export type Admit = (variables: Variables, request: RequestContext) => Verdict;

const unguarded: Admission = { kind: 'admission', key: '' };

/** Asks all guards, in order; the first refusal counts. Each says something that no other says. */
export function inspectOperation(guards: readonly Guard[], parsed: ParsedOperation): Admit {
  const guarded = guards.flatMap((guard) => guard.inspect(parsed) ?? []);
  if (guarded.length === 0) return () => unguarded;
  return (variables, request) => {
    let admission = unguarded;
    for (const one of guarded) {
      const verdict = one.decide(variables, request);
      if (verdict.kind === 'refusal') return verdict;
      admission = join(admission, verdict);
    }
    return admission;
  };
}

/**
 * @param parsed - without conditions
 * @returns undefined where a guard looks at the request
 */
export function constantAdmission(guards: readonly Guard[], parsed: ParsedOperation): Admission | undefined {
  let admission = unguarded;
  for (const guarded of guards.flatMap((guard) => guard.inspect(parsed) ?? [])) {
    const verdict = guarded.constant?.();
    if (verdict === undefined) return undefined;
    admission = join(admission, verdict);
  }
  return admission;
}

function join(one: Admission, other: Admission): Admission {
  return {
    kind: 'admission',
    key: `${one.key}/${other.key}`,
    restrict: one.restrict ?? other.restrict,
    overrideLabels: one.overrideLabels ?? other.overrideLabels,
    estimatedCost: one.estimatedCost ?? other.estimatedCost,
  };
}
