import { readFile } from 'node:fs/promises';
import type { Clock } from '@graphlets/platform/clock';
import { isRecord } from '@graphlets/platform/wire';

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** Asked at every call: credentials of an environment may be renewed. @throws {CredentialsError} or rejects with it */
export type Credentials = () => AwsCredentials | Promise<AwsCredentials>;

/** There are no credentials to sign calls of AWS with; the message says where they are looked for. */
export class CredentialsError extends Error {
  override readonly name = 'CredentialsError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` is relative to. */
const CONTAINER_HOST = 'http://169.254.170.2';
/** Hosts that may be asked without encryption, as every AWS SDK has it: this machine, ECS, EKS. */
const PLAIN_HOSTS =
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|169\.254\.170\.2|169\.254\.170\.23|\[fd00:ec2::23\])$/;
const TIMEOUT_MS = 1_000;
/** Renewed so long before they expire. */
const MARGIN_MS = 5 * 60_000;

/**
 * Credentials as AWS puts them into an environment: variables (Lambda), or an address to ask (Lambda with SnapStart, ECS, EKS).
 *
 * @param env - read anew at each call
 */
export function createCredentials(env: Environment, clock: Clock): Credentials {
  let kept: { readonly credentials: AwsCredentials; readonly expiresAtMs: number } | undefined;
  let asking: Promise<AwsCredentials> | undefined;

  async function ask(url: URL): Promise<AwsCredentials> {
    const { credentials, expiresAtMs } = await askContainer(url, await authorization(env));
    kept = { credentials, expiresAtMs };
    return credentials;
  }

  return () => {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
    if (accessKeyId && secretAccessKey) {
      return { accessKeyId, secretAccessKey, sessionToken: env.AWS_SESSION_TOKEN };
    }
    if (kept !== undefined && clock.now() < kept.expiresAtMs - MARGIN_MS) return kept.credentials;
    asking ??= ask(containerUrl(env)).finally(() => {
      asking = undefined;
    });
    const stillGood = kept !== undefined && clock.now() < kept.expiresAtMs ? kept.credentials : undefined;
    return stillGood === undefined ? asking : asking.catch(() => stillGood);
  };
}

function containerUrl(env: Environment): URL {
  const { AWS_CONTAINER_CREDENTIALS_FULL_URI: full, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative } = env;
  const text = relative ? CONTAINER_HOST + relative : full;
  if (!text) {
    throw new CredentialsError(
      'There are no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or ' +
        'AWS_CONTAINER_CREDENTIALS_FULL_URI where credentials can be asked for.',
    );
  }
  const url = URL.parse(text);
  if (
    url === null ||
    !(url.protocol === 'https:' || (url.protocol === 'http:' && PLAIN_HOSTS.test(url.hostname)))
  ) {
    throw new CredentialsError(
      `AWS_CONTAINER_CREDENTIALS_FULL_URI must be https:, or http: on this machine or a container's own address, not "${text}".`,
    );
  }
  return url;
}

/** A token that lies in a file is renewed there. */
async function authorization(env: Environment): Promise<string | undefined> {
  const { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file, AWS_CONTAINER_AUTHORIZATION_TOKEN: token } = env;
  return file ? (await readFile(file, 'utf8')).trim() : token;
}

async function askContainer(url: URL, token: string | undefined) {
  const response = await fetch(url, {
    headers: token === undefined ? {} : { authorization: token },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new CredentialsError(`${url.origin} gave no AWS credentials.`, { cause });
  });
  const value: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  if (
    !isRecord(value) ||
    typeof value.AccessKeyId !== 'string' ||
    typeof value.SecretAccessKey !== 'string'
  ) {
    throw new CredentialsError(`${url.origin} gave no AWS credentials: status ${response.status}.`);
  }
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, Token, Expiration } = value;
  const expiresAtMs = Date.parse(String(Expiration));
  return {
    credentials: {
      accessKeyId,
      secretAccessKey,
      sessionToken: typeof Token === 'string' ? Token : undefined,
    },
    expiresAtMs: Number.isNaN(expiresAtMs) ? Number.POSITIVE_INFINITY : expiresAtMs,
  };
}
