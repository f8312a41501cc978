import { createHash } from 'node:crypto';

/** A place between 0 and below 100, always the same for a key, even over many keys. */
export function percentOf(key: string): number {
  return (createHash('sha256').update(key).digest().readUInt32BE() / 0x1_0000_0000) * 100;
}
