import { join } from 'node:path';
import type { StackOptions } from '@graphlets/local/stackOptions';
import { expandManifest, type FunctionDefinition } from '@graphlets/platform/functions';
import { ROOT, startTestStack, type TestStack } from './localStack.ts';
import type { Engine } from './targetChoice.ts';

/** An origin that the gateway of a test allows. */
export const ALLOWED_ORIGIN = 'https://site.example';

export interface SyntheticStackOptions {
  /** How many synthetic graphlets. */
  readonly instances: number;
  readonly engine: Engine | undefined;
  /** What the gateway allows a request, milliseconds. */
  readonly gatewayTimeoutMs: number;
  /** When Lambda would end the gateway, milliseconds; by its manifest when absent. */
  readonly gatewayLambdaTimeoutMs?: number;
  /** By function name. */
  readonly reservedConcurrency?: Readonly<Record<string, number>>;
  /** Further `GATEWAY_*` variables. */
  readonly gatewayEnvironment?: Readonly<Record<string, string>>;
  /** Where the functions send their traces; a daemon of the stack's own when absent. */
  readonly xrayAddress?: string;
  readonly onLog?: StackOptions['onLog'];
}

/** Lambda's timeout of a graphlet comes later than the gateway's deadline, so that the deadline is what ends a call. */
const LAMBDA_MARGIN_MS = 2_000;

/** A stack of the gateway and synthetic graphlets, and nothing else. */
export function startSyntheticStack(options: SyntheticStackOptions): Promise<TestStack> {
  const { instances, engine, gatewayTimeoutMs, reservedConcurrency = {} } = options;
  const graphlets = expandManifest(join(ROOT, 'synthetic-graphlet', 'graphlet.json'), instances);
  const configure = (definition: FunctionDefinition): FunctionDefinition => ({
    ...definition,
    manifest: {
      ...definition.manifest,
      timeoutMs: gatewayTimeoutMs + LAMBDA_MARGIN_MS,
      reservedConcurrency: reservedConcurrency[definition.name] ?? null,
    },
  });
  const configureGateway = (definition: FunctionDefinition): FunctionDefinition => ({
    ...definition,
    manifest: {
      ...definition.manifest,
      timeoutMs: options.gatewayLambdaTimeoutMs ?? definition.manifest.timeoutMs,
    },
  });
  return startTestStack({
    xrayAddress: options.xrayAddress,
    ...(options.onLog !== undefined && { onLog: options.onLog }),
    findFunctions: () => [
      ...expandManifest(join(ROOT, 'gateway', 'function.json')).map(configureGateway),
      ...graphlets.map(configure),
    ],
    gatewayEnvironment: {
      FUNCTION_TIMEOUT_MS: String(gatewayTimeoutMs),
      GATEWAY_CORS_ORIGINS: ALLOWED_ORIGIN,
      ...(engine !== undefined && { GATEWAY_ENGINE: engine }),
      ...options.gatewayEnvironment,
    },
  });
}
