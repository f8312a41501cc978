import { fileURLToPath } from 'node:url';
import type { Contestant } from './contestant.ts';

const serve = fileURLToPath(new URL('../../../gateway/src/serve.ts', import.meta.url));

/** Our gateway with one of its engines. */
export function ours(name: string, engine: string, routing: Contestant['routing']): Contestant {
  return {
    name,
    routing,
    path: '/graphql',
    command: ({ supergraphFile, port, stubPort }) => ({
      args: [serve, '--supergraph', supergraphFile, '--port', String(port), '--engine', engine],
      env: {
        AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${stubPort}`,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'bench',
        AWS_SECRET_ACCESS_KEY: 'bench',
      },
    }),
  };
}

export const compiled = ours('graphlets (compiled)', 'compiled', 'http');
export const compiledOverLambda = ours('graphlets (compiled, signed Invoke)', 'compiled', 'lambda');
export const apolloEngine = ours('graphlets (apollo engine)', 'apollo', 'http');
