import type { Schema } from '@apollo/federation-internals';
import { type ErrorCode, publicMessages } from '@graphlets/platform/errors';
import type { GraphQLSchema } from 'graphql';
import { createCache } from '../../operation/createCache.ts';
import type { Refusal } from '../../operation/engine.ts';
import { conditionVariables, decideConditions } from '../../operation/normalize/conditions.ts';
import { sameOperation } from '../../operation/normalize/sameOperation.ts';
import type { ParsedOperation } from '../../operation/parse/parseOperation.ts';
import type { Variables } from '../../operation/variables/coerceVariables.ts';
import type { Guard, Verdict } from '../guard.ts';
import type { DemandOptions } from '../guardOptions.ts';
import { type Amount, evaluate } from './amount.ts';
import { compileCost } from './compileCost.ts';
import { readCostFacts } from './costFacts.ts';
import { checkSlicing } from './slicing.ts';

/** Combinations of conditions of one operation whose costs are kept. */
const CONDITIONS_LIMIT = 64;

interface Costs {
  readonly amount: Amount;
  readonly wrongSlicing: ((variables: Variables) => string | undefined) | undefined;
}

/** Estimates what an operation costs before it is planned, by `@cost` and `@listSize`, and refuses what is too expensive. */
export function createDemandControl(
  apiSchema: GraphQLSchema,
  supergraph: Schema,
  { mode, limit, listSize }: DemandOptions,
): Guard | undefined {
  if (mode === 'off') return undefined;
  const facts = readCostFacts(supergraph);

  function costsOf(parsed: ParsedOperation): Costs {
    return {
      amount: compileCost(apiSchema, facts, parsed, listSize),
      wrongSlicing: mode === 'enforce' ? checkSlicing(apiSchema, facts, parsed) : undefined,
    };
  }

  function judge({ amount, wrongSlicing }: Costs, variables: Variables): Verdict {
    const wrong = wrongSlicing?.(variables);
    if (wrong !== undefined) return refuse('BAD_USER_INPUT', wrong, {});
    // A sum beyond all numbers is written as the largest one.
    const estimatedCost = Math.min(evaluate(amount, variables), Number.MAX_VALUE);
    if (mode === 'enforce' && estimatedCost > limit) {
      const code = 'COST_ESTIMATED_TOO_EXPENSIVE';
      return refuse(code, publicMessages[code], { cost: { estimated: estimatedCost, limit } });
    }
    return { kind: 'admission', key: '', estimatedCost };
  }

  return {
    inspect(parsed) {
      const names = conditionVariables(parsed.document);
      const known = createCache<Costs>(CONDITIONS_LIMIT);
      return {
        constant() {
          const costs = costsOf(parsed);
          if (typeof costs.amount !== 'number' || costs.wrongSlicing !== undefined) return undefined;
          const verdict = judge(costs, {});
          return verdict.kind === 'admission' ? verdict : undefined;
        },
        decide(variables) {
          const key = names.map((name) => (variables[name] === true ? '1' : '0')).join('');
          const costs =
            known.get(key) ?? costsOf(sameOperation(parsed, decideConditions(parsed.document, variables)));
          known.set(key, costs);
          return judge(costs, variables);
        },
      };
    },
  };
}

function refuse(code: ErrorCode, message: string, extensions: Readonly<Record<string, unknown>>): Refusal {
  return { kind: 'refusal', errors: [{ message, extensions: { code, ...extensions } }] };
}
