import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleGateway, bundlePeer } from './bundle.ts';

/** A handler whose cold start is measured. */
export interface ColdContestant {
  readonly name: string;
  readonly main: string;
  readonly env: Readonly<Record<string, string>>;
  /** What a floor under the others is not asked: the right answer. */
  readonly isBare: boolean;
}

export interface ColdGraph {
  readonly httpFile: string;
  readonly lambdaFile: string;
  readonly stubPort: number;
}

/** The bare handler first, then the reference that answers are compared with. */
export async function prepareContestants(graph: ColdGraph): Promise<readonly ColdContestant[]> {
  const gateway = await bundleGateway();
  const hive = await bundlePeer('hive', ['@graphql-hive/router-query-planner']);
  const peerEnv = { SUPERGRAPH_FILE: graph.httpFile, NODE_ENV: 'production' };
  const ours = (name: string, file: string, env: Record<string, string> = {}) => ({
    name,
    main: gateway,
    isBare: false,
    env: {
      NODE_OPTIONS: '--disable-warning=DEP0040',
      GATEWAY_SUPERGRAPH_FILE: file,
      AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${graph.stubPort}`,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
      ...env,
    },
  });
  return [
    { name: 'bare Node handler', main: await bundlePeer('bare'), env: {}, isBare: true },
    {
      name: '@apollo/server + @apollo/gateway',
      main: await bundlePeer('apolloServer'),
      env: { ...peerEnv, APOLLO_TELEMETRY_DISABLED: '1' },
      isBare: false,
    },
    { name: 'Hive Gateway', main: hive, env: peerEnv, isBare: false },
    {
      name: 'Hive Gateway, Rust planner',
      main: hive,
      env: { ...peerEnv, HIVE_PLANNER: 'rust' },
      isBare: false,
    },
    ours('graphlets (apollo engine)', graph.httpFile, { GATEWAY_ENGINE: 'apollo' }),
    ours('graphlets (compiled)', graph.httpFile),
    ours('graphlets (compiled, signed Invoke)', graph.lambdaFile),
    ours('graphlets (compiled, signed Invoke, V8 compile cache)', graph.lambdaFile, {
      NODE_COMPILE_CACHE: emptyFolder(join(dirname(gateway), '.compile-cache')),
    }),
  ];
}

/** The first cold start fills it, the measured ones read it. */
function emptyFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
