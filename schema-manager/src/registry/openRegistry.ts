import { SchemaManagerError } from '../errors.ts';
import { folderRegistry } from './folderRegistry.ts';
import type { Registry } from './registry.ts';

/**
 * @param place - `s3://bucket/prefix`, or a folder
 * @param resolvePath - makes a folder's path absolute
 * @throws {SchemaManagerError} REGISTRY_UNKNOWN
 */
export async function openRegistry(place: string, resolvePath: (path: string) => string): Promise<Registry> {
  if (!place.includes('://')) return folderRegistry(resolvePath(place));
  const [, bucket, rest = ''] = /^s3:\/\/([^/]+)(.*)$/.exec(place) ?? [];
  if (bucket === undefined) {
    throw new SchemaManagerError(
      'REGISTRY_UNKNOWN',
      `"${place}" is no registry: name a folder, or s3://bucket/prefix.`,
    );
  }
  const prefix = rest.replace(/^\/+|\/+$/g, '');
  // Loaded when it is needed: the AWS SDK takes its time.
  const { bucketRegistry } = await import('./bucketRegistry.ts');
  return bucketRegistry(bucket, prefix === '' ? '' : `${prefix}/`);
}
