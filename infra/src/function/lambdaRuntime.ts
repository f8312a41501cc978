import { Runtime } from 'aws-cdk-lib/aws-lambda';

const known: readonly Runtime[] = [
  Runtime.NODEJS_22_X,
  Runtime.NODEJS_24_X,
  Runtime.JAVA_21,
  Runtime.JAVA_25,
  Runtime.PYTHON_3_13,
  Runtime.PYTHON_3_14,
  Runtime.DOTNET_8,
  Runtime.DOTNET_10,
];

/** With what the CDK knows of it, e.g. whether it has SnapStart. */
export function lambdaRuntime(name: string): Runtime {
  return known.find((runtime) => runtime.name === name) ?? new Runtime(name);
}
