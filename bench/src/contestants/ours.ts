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

/** Peers measure and log nothing, so ours does not either where it is compared with them. */
const SILENT = { GATEWAY_TELEMETRY: 'off', GATEWAY_TRAFFIC_SAMPLE_PERCENT: '0' };

/** As `npm run gateway` starts it. */
export const KEEP_YOUNG = '--no-allocation-site-pretenuring';

export interface OurChoice {
  readonly engine?: string;
  readonly routing?: Contestant['routing'];
  /** In place of silence. */
  readonly env?: Record<string, string>;
}

/** Our gateway, by `npm run gateway`. */
export function ours(
  name: string,
  { engine = 'compiled', routing = 'http', env = SILENT }: OurChoice,
): Contestant {
  return {
    name,
    kind: 'ours',
    routing,
    path: '/graphql',
    command: ({ supergraphFile, port, stubPort }) => ({
      args: [KEEP_YOUNG, serve, '--supergraph', supergraphFile, '--port', String(port), '--engine', engine],
      env: { ...lambdaEnvironment(stubPort), ...env },
    }),
  };
}

export const compiled = ours('graphlets (compiled)', {});
export const compiledOverLambda = ours('graphlets (compiled, signed Invoke)', { routing: 'lambda' });
/** As it is shipped: metrics for every request, a traffic record for one of a hundred. */
export const compiledWithTelemetry = ours('graphlets (compiled, telemetry)', {
  env: { GATEWAY_TELEMETRY: 'on' },
});
export const apolloEngine = ours('graphlets (apollo engine)', { engine: 'apollo' });
