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
  /** What the gateway allows a request, milliseconds; far less than Lambda allows a graphlet. */
  readonly gatewayTimeoutMs: number;
  /** By function name. */
  readonly reservedConcurrency?: Readonly<Record<string, number>>;
}

/** A stack of the gateway and synthetic graphlets, and nothing else. */
export function startSyntheticStack(options: SyntheticStackOptions): Promise<TestStack> {
  const { instances, engine, gatewayTimeoutMs, reservedConcurrency = {} } = options;
  const reserve = (definition: FunctionDefinition): FunctionDefinition => ({
    ...definition,
    manifest: {
      ...definition.manifest,
      reservedConcurrency: reservedConcurrency[definition.name] ?? definition.manifest.reservedConcurrency,
    },
  });
  return startTestStack({
    findFunctions: () =>
      [
        ...expandManifest(join(ROOT, 'gateway', 'function.json')),
        ...expandManifest(join(ROOT, 'synthetic-graphlet', 'graphlet.json'), instances),
      ].map(reserve),
    gatewayEnvironment: {
      FUNCTION_TIMEOUT_MS: String(gatewayTimeoutMs),
      GATEWAY_CORS_ORIGINS: ALLOWED_ORIGIN,
      ...(engine !== undefined && { GATEWAY_ENGINE: engine }),
    },
  });
}
