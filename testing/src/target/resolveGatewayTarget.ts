import { createHttpTarget } from './httpTarget.ts';
import { createLambdaClient, createLambdaTarget } from './lambdaTarget.ts';
import type { TestStack } from './localStack.ts';
import { startSyntheticStack } from './syntheticStack.ts';
import type { Target } from './target.ts';
import { readTargetChoice } from './targetChoice.ts';

/** As many synthetic graphlets as the suite asks of any target; `npm start` has the same. */
const INSTANCES = 3;

/**
 * Short, because a graphlet that never answers holds a request so long; long enough for a burst of cold starts of every
 * function on a busy machine.
 */
const GATEWAY_TIMEOUT_MS = 7_000;

export interface GatewayTarget extends Target {
  /** What was started for it, on this machine. */
  readonly stack: TestStack | undefined;
}

/** The gateway that the suite talks to, as the command line chose it (`readTargetChoice`). */
export async function resolveGatewayTarget(env = process.env): Promise<GatewayTarget> {
  const choice = readTargetChoice(env);
  switch (choice.kind) {
    case 'http':
      return { ...createHttpTarget(graphqlUrl(choice.endpoint)), stack: undefined };
    case 'lambda':
      return {
        ...createLambdaTarget(choice.functionName, createLambdaClient(env)),
        stack: undefined,
      };
    case 'local': {
      const stack = await startSyntheticStack({
        instances: INSTANCES,
        engine: choice.engine,
        gatewayTimeoutMs: GATEWAY_TIMEOUT_MS,
      });
      return { ...createHttpTarget(`${stack.url}/graphql`), kind: 'local', stack, close: stack.close };
    }
  }
}

/** A stack's root means its GraphQL endpoint. */
export function graphqlUrl(endpoint: string): string {
  const { origin, pathname } = new URL(endpoint);
  return pathname === '/' ? `${origin}/graphql` : endpoint;
}
