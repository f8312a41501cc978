import { createInvokeSigner } from '@graphlets/gateway/transport/createInvokeSigner';
import { systemClock } from '@graphlets/platform/clock';
import { body, credentials, endpoint, path, region } from './toSign.ts';

const sign = createInvokeSigner(systemClock);

export async function handler() {
  const headers = sign({ region, endpoint, path }, body, credentials);
  return { body: JSON.stringify(Object.keys(headers).length > 0) };
}
