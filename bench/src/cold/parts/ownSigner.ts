// The least that Signature Version 4 can cost in Node: one hash of the body, one of the canonical request, one HMAC
// with a key that is kept for the day.
import { createHmac, hash } from 'node:crypto';
import { credentials, toSign } from './toSign.ts';

let kept: { readonly day: string; readonly key: Buffer } | undefined;

export async function handler() {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const day = time.slice(0, 8);
  if (kept?.day !== day) kept = { day, key: signingKey(day) };
  const canonical =
    `POST\n${toSign.path}\n\ncontent-type:application/json\nhost:${toSign.host}\nx-amz-date:${time}\n\n` +
    `content-type;host;x-amz-date\n${hash('sha256', toSign.body)}`;
  const text = `AWS4-HMAC-SHA256\n${time}\n${day}/us-east-1/lambda/aws4_request\n${hash('sha256', canonical)}`;
  const signature = createHmac('sha256', kept.key).update(text).digest('hex');
  return { body: JSON.stringify(signature.length === 64) };
}

function signingKey(day: string): Buffer {
  let key: string | Buffer = `AWS4${credentials.secretAccessKey}`;
  for (const part of [day, 'us-east-1', 'lambda', 'aws4_request']) {
    key = createHmac('sha256', key).update(part).digest();
  }
  return key as Buffer;
}
