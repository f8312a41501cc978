// The runtime's own AWS SDK: nothing is bundled.
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createGuard } from './createGuard.mjs';

const client = new SecretsManagerClient();

export const handler = createGuard(async () => {
  const { SecretString } = await client.send(
    new GetSecretValueCommand({ SecretId: process.env.ORIGIN_KEY_SECRET }),
  );
  return SecretString ?? '';
});
