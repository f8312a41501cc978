import type { Variables } from '../operation/coerceVariables.ts';
import type { RequestContext } from '../operation/engine.ts';
import type { ParsedOperation } from '../operation/parseOperation.ts';
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
      admission = {
        kind: 'admission',
        key: `${admission.key}/${verdict.key}`,
        restrict: admission.restrict ?? verdict.restrict,
        overrideLabels: admission.overrideLabels ?? verdict.overrideLabels,
        estimatedCost: admission.estimatedCost ?? verdict.estimatedCost,
      };
    }
    return admission;
  };
}
