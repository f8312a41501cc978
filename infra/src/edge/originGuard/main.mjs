// The runtime's own AWS SDK: nothing is bundled.
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { createGuard } from './createGuard.mjs';

const client = new SecretsManagerClient();

export const handler = createGuard(async () => {
  const keys = await Promise.all(['AWSCURRENT', 'AWSPREVIOUS'].map(readKey));
  return keys.filter((key) => key !== undefined);
});

/** A secret that was never renewed has no previous value. */
async function readKey(stage) {
  try {
    const { SecretString } = await client.send(
      new GetSecretValueCommand({ SecretId: process.env.ORIGIN_KEY_SECRET, VersionStage: stage }),
    );
    return SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
