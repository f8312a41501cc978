import type { FunctionDefinition } from './functions.ts';

/**
 * The environment that a function finds wherever it runs (docs/architecture.md); what is particular to one
 * place (endpoints, the registry) is added by the local stack or by CDK.
 *
 * @param physicalTable - from the manifest's logical table name to the one in DynamoDB
 */
export function functionEnvironment(
  { manifest, instance }: FunctionDefinition,
  physicalTable: (logical: string) => string,
): Readonly<Record<string, string>> {
  const tables = manifest.tables.map((logical) => [tableVariable(logical), physicalTable(logical)] as const);
  return {
    FUNCTION_NAME: manifest.name,
    FUNCTION_TIMEOUT_MS: String(manifest.timeoutMs),
    ...(manifest.instances > 1 && {
      FUNCTION_INSTANCE: String(instance),
      FUNCTION_INSTANCES: String(manifest.instances),
    }),
    ...Object.fromEntries(tables),
    ...manifest.environment,
  };
}

/** `title-ratings` is read from `TABLE_TITLE_RATINGS`. */
export function tableVariable(logical: string): string {
  return `TABLE_${logical.toUpperCase().replaceAll('-', '_')}`;
}
