import { join } from 'node:path';
import { resolveValue } from './resolve.ts';
import type { Synthesized, Template } from './synthesized.ts';

/** A function as its template has it. */
export interface DeployedFunction {
  /** Physical name. */
  readonly name: string;
  /** Folder of the code in `cdk.out`. */
  readonly codeDir: string;
  readonly handler: string;
  readonly runtime: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly roleName: string;
}

/** Every Lambda function of ours in the templates, with names as they would be in that account and region. */
export function deployedFunctions(
  app: Synthesized,
  account: string,
  region: string,
): readonly DeployedFunction[] {
  return [...app.templates().values()].flatMap((template) =>
    Object.values(template.Resources)
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .map(({ Properties }) => readFunction(Properties, template)),
  );

  function readFunction(properties: Template['Resources'][string]['Properties'], template: Template) {
    const resolved = resolveValue(properties, template, account, region) as typeof properties;
    return {
      name: resolved.FunctionName,
      codeDir: join(app.folder, `asset.${String(resolved.Code.S3Key).replace(/\.zip$/, '')}`),
      handler: resolved.Handler,
      runtime: resolved.Runtime,
      memoryMb: resolved.MemorySize,
      timeoutMs: resolved.Timeout * 1_000,
      environment: resolved.Environment?.Variables ?? {},
      // Of this stack by its ARN, or of another by a name that is known.
      roleName: String(resolved.Role).replace(/^.*role\//, ''),
    };
  }
}
