/** Every table has these two attributes as its key (docs/architecture.md). */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** DynamoDB's limits, bytes of UTF-8. */
const MAX_PK_BYTES = 2_048;
const MAX_SK_BYTES = 1_024;

/**
 * Whether an item can have this key. DynamoDB refuses a whole call for one key that is empty or too long, and
 * keys are made of what clients send, so such a key is left out and simply not found.
 */
export function isPossibleKey({ pk, sk }: Key): boolean {
  return isWithin(pk, MAX_PK_BYTES) && isWithin(sk, MAX_SK_BYTES);
}

/** One text for each key, for maps. */
export function keyText({ pk, sk }: Key): string {
  return JSON.stringify([pk, sk]);
}

function isWithin(text: string, limitBytes: number): boolean {
  return text !== '' && Buffer.byteLength(text) <= limitBytes;
}
