import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { SupergraphUnavailableError } from '../errors.ts';
import type { BucketAccess } from './readBucket.ts';

/** Reads a file of a registry by its path there. */
export type ReadRegistry = (path: string) => Promise<string>;

/**
 * @param url - `file:///folder/` or `s3://bucket/prefix`
 * @throws {SupergraphUnavailableError} when it is neither
 */
export function openRegistry(url: string, access: BucketAccess): ReadRegistry {
  if (url.startsWith('file:')) {
    const folder = url.endsWith('/') ? url : `${url}/`;
    return (path) => readFile(fileURLToPath(new URL(path, folder)), 'utf8');
  }
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)(?:\/(.*?))?\/?$/.exec(url) ?? [];
  if (bucket === undefined) {
    throw new SupergraphUnavailableError(`A registry is a file: or s3: URL, not "${url}".`);
  }
  return async (path) => {
    // With a client and a signer of its own, which a cold start from a file does without.
    const { readBucket } = await import('./readBucket.ts');
    return readBucket(bucket, prefix === '' ? path : `${prefix}/${path}`, access);
  };
}
