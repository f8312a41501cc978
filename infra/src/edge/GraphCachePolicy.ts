import { Duration } from 'aws-cdk-lib';
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';

export interface GraphCachePolicyProps {
  readonly policyName: string;
}

/**
 * Keeps answers to GET (a query in the address, or a persisted one by its hash in `extensions`) as long as their
 * Cache-Control says, and no others. What makes two requests different is in the key: parameters of GraphQL over
 * HTTP, who asks, from which site, and which media type is wanted.
 */
export class GraphCachePolicy extends Construct {
  readonly policy: CachePolicy;

  constructor(scope: Construct, id: string, { policyName }: GraphCachePolicyProps) {
    super(scope, id);
    this.policy = new CachePolicy(this, 'Policy', {
      cachePolicyName: policyName,
      comment: 'GraphQL over GET, by Cache-Control',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(1),
      queryStringBehavior: CacheQueryStringBehavior.allowList(
        'query',
        'operationName',
        'variables',
        'extensions',
      ),
      headerBehavior: CacheHeaderBehavior.allowList('accept', 'authorization', 'origin'),
      cookieBehavior: CacheCookieBehavior.none(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }
}
