import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lambdaEnvironment } from '../contestants/ours.ts';
import { CERTIFICATE } from '../stub/certificate.ts';
import { bakePlans } from './bakePlans.ts';
import { bundleGateway, bundleHandler } from './bundle.ts';

/** A handler whose cold start is measured. */
export interface ColdContestant {
  readonly name: string;
  readonly main: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface ColdGraph {
  readonly httpFile: string;
  readonly lambdaFile: string;
  readonly stubPort: number;
  readonly stubTlsPort: number;
}

export interface ColdContestants {
  /** Does nothing. */
  readonly bare: ColdContestant;
  /** Its answer is the right one. */
  readonly reference: ColdContestant;
  readonly others: readonly ColdContestant[];
}

/** @param supergraphFile - of a graph whose addresses are `http:` or `lambda:` */
export function gatewayEnvironment(stubPort: number, supergraphFile: string): Record<string, string> {
  return {
    NODE_OPTIONS: '--disable-warning=DEP0040',
    GATEWAY_SUPERGRAPH_FILE: supergraphFile,
    ...lambdaEnvironment(stubPort),
  };
}

/** Builds everybody's bundle. */
export async function prepareContestants(graph: ColdGraph): Promise<ColdContestants> {
  const gateway = await bundleGateway();
  const hive = await bundleHandler('handlers/hive', ['@graphql-hive/router-query-planner']);
  const planned = {
    http: { GATEWAY_PLANS_FILE: bakePlans(graph.httpFile) },
    lambda: { GATEWAY_PLANS_FILE: bakePlans(graph.lambdaFile) },
  };
  const overTls = {
    AWS_ENDPOINT_URL_LAMBDA: `https://127.0.0.1:${graph.stubTlsPort}`,
    NODE_EXTRA_CA_CERTS: join(CERTIFICATE, 'cert.pem'),
  };
  const peerEnv = { SUPERGRAPH_FILE: graph.httpFile, NODE_ENV: 'production' };
  const ours = (name: string, file: string, env: Record<string, string> = {}): ColdContestant => ({
    name,
    main: gateway,
    env: { ...gatewayEnvironment(graph.stubPort, file), ...env },
  });
  return {
    bare: { name: 'bare Node handler', main: await bundleHandler('handlers/bare'), env: {} },
    reference: {
      name: '@apollo/server + @apollo/gateway',
      main: await bundleHandler('handlers/apolloServer'),
      env: { ...peerEnv, APOLLO_TELEMETRY_DISABLED: '1' },
    },
    others: [
      { name: 'Hive Gateway', main: hive, env: peerEnv },
      { name: 'Hive Gateway, Rust planner', main: hive, env: { ...peerEnv, HIVE_PLANNER: 'rust' } },
      ours('graphlets (apollo engine)', graph.httpFile, { GATEWAY_ENGINE: 'apollo' }),
      ours('graphlets (compiled, operation not seen before)', graph.httpFile),
      ours('graphlets (compiled, planned ahead)', graph.httpFile, planned.http),
      ours('graphlets (compiled, planned ahead, no telemetry)', graph.httpFile, {
        ...planned.http,
        GATEWAY_TELEMETRY: 'off',
      }),
      ours('graphlets (compiled, planned ahead, signed Invoke)', graph.lambdaFile, planned.lambda),
      ours('graphlets (compiled, planned ahead, signed Invoke over TLS)', graph.lambdaFile, {
        ...planned.lambda,
        ...overTls,
      }),
      ours('graphlets (compiled, planned ahead, signed Invoke over TLS, V8 cache)', graph.lambdaFile, {
        ...planned.lambda,
        ...overTls,
        NODE_COMPILE_CACHE: emptyFolder(join(dirname(gateway), '.compile-cache')),
      }),
    ],
  };
}

/** The first cold start fills it, the measured ones read it. */
function emptyFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
