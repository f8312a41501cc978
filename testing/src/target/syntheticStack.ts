import { join } from 'node:path';
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
  /** By function name. */
  readonly reservedConcurrency?: Readonly<Record<string, number>>;
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
  return startTestStack({
    findFunctions: () => [
      ...expandManifest(join(ROOT, 'gateway', 'function.json')),
      ...graphlets.map(configure),
    ],
    gatewayEnvironment: {
      FUNCTION_TIMEOUT_MS: String(gatewayTimeoutMs),
      GATEWAY_CORS_ORIGINS: ALLOWED_ORIGIN,
      ...(engine !== undefined && { GATEWAY_ENGINE: engine }),
    },
  });
}
