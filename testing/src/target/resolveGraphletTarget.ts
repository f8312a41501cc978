import { join } from 'node:path';
import { expandManifest } from '@graphlets/platform/functions';
import { createHttpTarget } from './httpTarget.ts';
import { createLambdaClient, createLambdaTarget, createLocalLambdaClient } from './lambdaTarget.ts';
import { ROOT, startTestStack } from './localStack.ts';
import type { Target } from './target.ts';
import { readTargetChoice } from './targetChoice.ts';

/**
 * The target that a graphlet's suite talks to, as the command line chose it (`readTargetChoice`). On this machine
 * that is a stack with this graphlet, its tables and nothing else, reached by Lambda Invoke as the gateway would.
 *
 * @example
 * let target: Target;
 * beforeAll(async () => { target = await resolveGraphletTarget('ratings'); });
 * afterAll(() => target.close());
 */
export async function resolveGraphletTarget(graphlet: string, env = process.env): Promise<Target> {
  const choice = readTargetChoice(env);
  switch (choice.kind) {
    case 'http':
      return createHttpTarget(functionUrl(choice.endpoint, graphlet));
    case 'lambda':
      return createLambdaTarget(choice.functionName, createLambdaClient(env));
    case 'local':
      return startGraphletTarget(graphlet);
  }
}

/** A stack's root, or its GraphQL endpoint, becomes the function URL of the graphlet there. */
export function functionUrl(endpoint: string, graphlet: string): string {
  const { origin, pathname } = new URL(endpoint);
  return pathname === '/' || pathname === '/graphql' ? `${origin}/functions/${graphlet}/` : endpoint;
}

async function startGraphletTarget(graphlet: string): Promise<Target> {
  const manifestFile = join(ROOT, 'graphlets', graphlet, 'graphlet.json');
  const stack = await startTestStack({ findFunctions: () => expandManifest(manifestFile) });
  const lambda = createLambdaTarget(graphlet, createLocalLambdaClient(stack.lambdaUrl));
  return {
    ...lambda,
    kind: 'local',
    async close() {
      await lambda.close();
      await stack.close();
    },
  };
}
