import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { registryChanged } from '../errors.ts';
import type { Registry } from './registry.ts';

/**
 * A registry on S3. Region, endpoint and credentials are those of the AWS SDK's environment (`AWS_PROFILE`,
 * `AWS_ENDPOINT_URL_S3`, ...).
 *
 * @param prefix - what every key begins with; empty, or with a `/` at its end
 */
export function bucketRegistry(bucket: string, prefix: string): Registry {
  const client = new S3Client({
    // Another server at an endpoint of its own seldom has a name for each bucket.
    forcePathStyle: process.env.AWS_ENDPOINT_URL_S3 !== undefined,
  });
  const location = `s3://${bucket}/${prefix}`.replace(/\/$/, '');
  const at = (path: string) => ({ Bucket: bucket, Key: `${prefix}${path}` });
  const content = (text: string) => ({ Body: text, ContentType: 'text/plain; charset=utf-8' });

  return {
    location,
    async read(path) {
      try {
        const { Body, ETag = '' } = await client.send(new GetObjectCommand(at(path)));
        return { text: (await Body?.transformToString()) ?? '', tag: ETag };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async write(path, text) {
      await client.send(new PutObjectCommand({ ...at(path), ...content(text) }));
    },
    async replace(path, text, tag) {
      const condition = tag === undefined ? { IfNoneMatch: '*' } : { IfMatch: tag };
      try {
        await client.send(new PutObjectCommand({ ...at(path), ...content(text), ...condition }));
      } catch (cause) {
        throw isRefusedCondition(cause) ? registryChanged(location, path, { cause }) : cause;
      }
    },
    async list(folder) {
      const start = `${prefix}${folder}/`;
      const names: string[] = [];
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket: bucket,
            Prefix: start,
            Delimiter: '/',
            ...(token !== undefined && { ContinuationToken: token }),
          }),
        );
        names.push(...(page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix.slice(start.length, -1)));
        names.push(...(page.Contents ?? []).map(({ Key = '' }) => Key.slice(start.length)));
        token = page.NextContinuationToken;
      } while (token !== undefined);
      return names.sort();
    },
  };
}

/** 412: something else is there; 409: somebody writes it at this moment; 404: it is there no more. */
function isRefusedCondition(error: unknown): boolean {
  return error instanceof S3ServiceException && [404, 409, 412].includes(error.$metadata.httpStatusCode ?? 0);
}
