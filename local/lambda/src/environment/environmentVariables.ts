import type { InitializationType } from '../events.ts';
import type { FunctionConfig } from '../functionConfig.ts';

/** Variables that Lambda sets (docs.aws.amazon.com/lambda, "Defined runtime environment variables"). */
export function environmentVariables(
  config: FunctionConfig,
  id: string,
  settings: {
    readonly runtimeApi: string;
    readonly region: string;
    readonly initializationType: InitializationType;
  },
): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_LAMBDA_RUNTIME_API: settings.runtimeApi,
    AWS_LAMBDA_INITIALIZATION_TYPE: settings.initializationType,
    AWS_LAMBDA_FUNCTION_NAME: config.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(config.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${config.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: id,
    AWS_EXECUTION_ENV: `AWS_Lambda_${config.runtime}`,
    AWS_REGION: settings.region,
    AWS_DEFAULT_REGION: settings.region,
    AWS_ACCESS_KEY_ID: process.env.AWS_ACCESS_KEY_ID ?? 'local',
    AWS_SECRET_ACCESS_KEY: process.env.AWS_SECRET_ACCESS_KEY ?? 'local',
    ...(process.env.AWS_SESSION_TOKEN !== undefined && {
      AWS_SESSION_TOKEN: process.env.AWS_SESSION_TOKEN,
    }),
    LAMBDA_TASK_ROOT: config.codeDir,
    _HANDLER: config.handler,
    ...config.environment,
  };
}
