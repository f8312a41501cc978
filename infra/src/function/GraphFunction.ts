import { functionEnvironment } from '@graphlets/platform/functionEnvironment';
import type { FunctionDefinition } from '@graphlets/platform/functions';
import { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import {
  type Alias,
  ApplicationLogLevel,
  Architecture,
  AssetCode,
  Function as LambdaFunction,
  LoggingFormat,
  SnapStartConf,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FunctionCode } from '../bundleFunctions.ts';
import type { Names } from '../config/names.ts';
import type { StageConfig } from '../config/stageConfig.ts';
import { FunctionLog } from './FunctionLog.ts';
import { LiveAlias } from './LiveAlias.ts';
import { lambdaRuntime } from './lambdaRuntime.ts';
import { LEAST_MEMORY_MB, ManagedInstances } from './ManagedInstances.ts';

export interface GraphFunctionProps {
  readonly stage: StageConfig;
  readonly names: Names;
  readonly definition: FunctionDefinition;
  readonly code: FunctionCode;
  readonly role: IRole;
  /** What is particular to AWS, beside what the manifest says. */
  readonly environment?: Readonly<Record<string, string>>;
  /** On Managed Instances; `null`: on Lambda. */
  readonly instances?: StageConfig['gatewayInstances'];
}

/** One Lambda function as its manifest asks for it: code, log, alias `live` and the way new code comes to it. */
export class GraphFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly alias: Alias;

  constructor(scope: Construct, id: string, props: GraphFunctionProps) {
    super(scope, id);
    const { stage, names, definition, code, role, environment, instances = null } = props;
    const { manifest, name } = definition;
    const log = new FunctionLog(this, 'Log', { stage, logGroupName: names.logGroup(name) });
    const runtime = lambdaRuntime(manifest.runtime);
    const isProvisioned =
      instances === null && stage.hasProvisionedConcurrency && manifest.provisionedConcurrency.max > 0;
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: names.function(name),
      description: `${name}, of ${manifest.owner}`,
      runtime,
      architecture: Architecture.ARM_64,
      handler: manifest.handler,
      code: new AssetCode(code.path, { assetHash: code.hash }),
      memorySize: instances === null ? manifest.memoryMb : Math.max(manifest.memoryMb, LEAST_MEMORY_MB),
      // Whole seconds only; the code stops itself by FUNCTION_TIMEOUT_MS.
      timeout: Duration.seconds(Math.ceil(manifest.timeoutMs / 1_000)),
      role,
      tracing: Tracing.ACTIVE,
      logGroup: log.logGroup,
      loggingFormat: LoggingFormat.JSON,
      // Reports of the platform tell memory and timeouts: they are needed at any level of ours.
      systemLogLevelV2: SystemLogLevel.INFO,
      applicationLogLevelV2:
        stage.logLevel === 'debug' ? ApplicationLogLevel.DEBUG : ApplicationLogLevel.INFO,
      environment: {
        ...functionEnvironment(definition, names.table),
        LOG_LEVEL: stage.logLevel,
        ...environment,
      },
      // The two cannot be had together; what is provisioned is warm anyway.
      ...(runtime.supportsSnapStart && !isProvisioned && { snapStart: SnapStartConf.ON_PUBLISHED_VERSIONS }),
      // Managed Instances know neither reserved nor provisioned concurrency: capacity is theirs.
      ...(manifest.reservedConcurrency !== null &&
        instances === null && {
          reservedConcurrentExecutions: manifest.reservedConcurrency,
        }),
    });
    this.lambda.node.addDependency(role);
    if (instances !== null) new ManagedInstances(this, 'Instances', { lambda: this.lambda, instances });
    this.alias = new LiveAlias(this, 'Live', {
      stage,
      names,
      definition,
      lambda: this.lambda,
      isProvisioned,
    }).alias;
  }
}
