import { fileURLToPath } from 'node:url';
import { STUB_CREDENTIALS, STUB_REGION } from '../stub/findSignatureFault.ts';
import type { Contestant } from './contestant.ts';

const serve = fileURLToPath(new URL('../../../gateway/src/serve.ts', import.meta.url));

/** What a gateway of ours needs to call the stub's Invoke API. */
export function lambdaEnvironment(stubPort: number): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${stubPort}`,
    AWS_REGION: STUB_REGION,
    AWS_ACCESS_KEY_ID: STUB_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: STUB_CREDENTIALS.secretAccessKey,
  };
}

/** Our gateway with one of its engines, by `npm run gateway`. */
export function ours(name: string, engine: string, routing: Contestant['routing']): Contestant {
  return {
    name,
    kind: 'ours',
    routing,
    path: '/graphql',
    command: ({ supergraphFile, port, stubPort }) => ({
      args: [serve, '--supergraph', supergraphFile, '--port', String(port), '--engine', engine],
      env: lambdaEnvironment(stubPort),
    }),
  };
}

export const compiled = ours('graphlets (compiled)', 'compiled', 'http');
export const compiledOverLambda = ours('graphlets (compiled, signed Invoke)', 'compiled', 'lambda');
export const apolloEngine = ours('graphlets (apollo engine)', 'apollo', 'http');
