import { InvocationType, InvokeCommand, LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { TargetError } from './errors.ts';
import { readAnswer } from './readAnswer.ts';
import type { Target } from './target.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The local service asks for no signature, but the SDK does not send a request without one. */
const ANY_IDENTITY: LambdaClientConfig = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
};

/**
 * A function by Lambda Invoke. Where it is, the SDK's own environment says (`AWS_ENDPOINT_URL_LAMBDA`, `AWS_REGION`,
 * `AWS_PROFILE`, ...).
 */
export function createLambdaTarget(functionName: string, client: LambdaClient): Target {
  async function invoke(payload: unknown) {
    const answer = await send(client, functionName, JSON.stringify(payload));
    const text = answer.Payload?.transformToString() ?? '';
    if (answer.FunctionError !== undefined) throw new TargetError(`Function ${functionName} failed: ${text}`);
    return readAnswer(text, `Function ${functionName}`);
  }
  return {
    kind: 'lambda',
    url: undefined,
    graphql: async (request) => ({ body: await invoke(request) }),
    invokeGraphlet: invoke,
    close: async () => client.destroy(),
  };
}

/** @throws {TargetError} when there is no such function, or no Lambda to ask */
export async function checkFunction(functionName: string, client: LambdaClient): Promise<void> {
  await send(client, functionName, '{}', InvocationType.DryRun);
}

/** By the SDK's environment; a service on this machine needs neither region nor credentials. */
export function createLambdaClient(env: Environment): LambdaClient {
  const endpoint = env.AWS_ENDPOINT_URL_LAMBDA ?? env.AWS_ENDPOINT_URL ?? '';
  const isLocal = /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(endpoint);
  return isLocal ? createLocalLambdaClient(endpoint) : new LambdaClient({ maxAttempts: 1 });
}

export function createLocalLambdaClient(endpoint: string): LambdaClient {
  return new LambdaClient({ ...ANY_IDENTITY, endpoint, maxAttempts: 1 });
}

async function send(
  client: LambdaClient,
  functionName: string,
  payload: string,
  type: InvocationType = InvocationType.RequestResponse,
) {
  try {
    return await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: payload, InvocationType: type }),
    );
  } catch (cause) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    throw new TargetError(`Function ${functionName} cannot be invoked: ${reason}`, { cause });
  }
}
