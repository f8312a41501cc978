import type { GraphletResponse } from '@graphlets/platform/wire';
import type { GatewayTarget } from '../../target/resolveGatewayTarget.ts';
import type { ClientAnswer, ClientRequest } from '../../target/target.ts';
import { describeChoice, type TargetChoice } from '../../target/targetChoice.ts';

/** What every part of the gateway suite works with. */
export interface GatewaySuite {
  readonly choice: TargetChoice;
  /** Only once the tests run. */
  target(): GatewayTarget;
  ask(request: ClientRequest): Promise<ClientAnswer>;
  /** The answer's body. */
  query(query: string, faults?: string): Promise<GraphletResponse>;
}

export function createSuite(choice: TargetChoice, target: () => GatewayTarget): GatewaySuite {
  return {
    choice,
    target,
    ask: (request) => target().graphql(request),
    async query(query, faults) {
      const headers = faults === undefined ? {} : { 'x-synthetic-fault': faults };
      return (await target().graphql({ query, headers })).body;
    },
  };
}

/**
 * `describe`, or the same skipped, with the reason in its name: what a target cannot do is counted, not hidden.
 *
 * @param reason - completes "<target> ..."
 */
export function describeIf(isPossible: boolean, choice: TargetChoice, reason: string) {
  return (name: string, define: () => void): void => {
    if (isPossible) describe(name, define);
    else describe.skip(`${name} (skipped: ${describeChoice(choice)} ${reason})`, define);
  };
}

/** What every engine says of a whole call that failed; the place in the answer not all of them know. */
export function outlineErrors({ errors = [] }: GraphletResponse) {
  return errors.map(({ extensions }) => ({ code: extensions?.code, graphlet: extensions?.graphlet }));
}
