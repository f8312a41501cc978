import type { FunctionConfig } from '@graphlets/local-lambda';
import type { FunctionDefinition } from '@graphlets/platform/functions';

/** What the Lambda service is told of a function: its manifest, with the code in one folder. */
export function functionConfigOf(
  { name, manifest }: FunctionDefinition,
  codeDir: string,
  environment: Readonly<Record<string, string>>,
): FunctionConfig {
  const { runtime, memoryMb, timeoutMs, reservedConcurrency, provisionedConcurrency } = manifest;
  return {
    name,
    codeDir,
    handler: 'main.handler',
    runtime,
    memoryMb,
    timeoutMs,
    reservedConcurrency,
    provisionedConcurrency: provisionedConcurrency.min,
    environment,
  };
}
