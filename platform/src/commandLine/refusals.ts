const CREDENTIALS =
  'There are no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';
const REGION = 'There is no AWS region: set AWS_REGION.';

/**
 * What an error says that is no fault of the program: the machine refuses a file or a connection, or AWS does what it
 * was asked. Undefined for any other.
 */
export function refusalOf(error: Error): string | undefined {
  if ('syscall' in error && 'code' in error) return `${error.message}.`;
  if (error.name === 'CredentialsProviderError') return CREDENTIALS;
  if (error.message === 'Region is missing') return REGION;
  // Every answer of AWS that is an error has it, for all services.
  return '$metadata' in error ? `AWS refuses: ${error.name}: ${error.message}` : undefined;
}
