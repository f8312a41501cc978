import { join } from 'node:path';
import type { FunctionConfig } from '@graphlets/local-lambda';
import { resolveValue } from './resolveValue.ts';
import type { Synthesized } from './synthesized.ts';
import { type PropertiesOf, propertiesOf, type Template } from './template.ts';

/** A function as its template has it: its physical name, and its code in `cdk.out`. */
export interface DeployedFunction
  extends Omit<FunctionConfig, 'reservedConcurrency' | 'provisionedConcurrency' | 'command'> {
  readonly roleName: string;
}

type LambdaProperties = PropertiesOf<'AWS::Lambda::Function'>;

/** Every Lambda function of ours in the templates, with names as they would be in that account and region. */
export function deployedFunctions(
  app: Synthesized,
  account: string,
  region: string,
): readonly DeployedFunction[] {
  return [...app.templates().values()].flatMap((template) =>
    propertiesOf(template, 'AWS::Lambda::Function').map((properties) => readFunction(properties, template)),
  );

  function readFunction(properties: LambdaProperties, template: Template): DeployedFunction {
    const resolved = resolveValue(properties, template, account, region) as LambdaProperties;
    return {
      name: resolved.FunctionName,
      codeDir: join(app.folder, `asset.${resolved.Code.S3Key.replace(/\.zip$/, '')}`),
      handler: resolved.Handler,
      runtime: resolved.Runtime,
      memoryMb: resolved.MemorySize,
      timeoutMs: resolved.Timeout * 1_000,
      environment: textsOf(resolved.Environment?.Variables ?? {}),
      // Of this stack by its ARN, or of another by a name that is known.
      roleName: String(resolved.Role).replace(/^.*role\//, ''),
    };
  }
}

function textsOf(variables: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
}
