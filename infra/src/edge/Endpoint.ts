import { SecretValue } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import type { StageConfig } from '../config/stageConfig.ts';
import { acknowledge } from '../nag/acknowledge.ts';
import { AccessLogBucket } from './AccessLogBucket.ts';
import { GraphCachePolicy } from './GraphCachePolicy.ts';
import { ORIGIN_KEY_HEADER } from './OriginGuard.ts';

export interface EndpointProps {
  readonly stage: StageConfig;
  readonly names: Names;
  /** Domain of the HTTP API. */
  readonly originDomain: string;
  readonly originKeySecretName: string;
  readonly firewallArn: string;
}

/** What clients reach: CloudFront, by TLS, over HTTP/2 and HTTP/3. */
export class Endpoint extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: EndpointProps) {
    super(scope, id);
    const { stage, names, originDomain, originKeySecretName, firewallArn } = props;
    const { bucket } = new AccessLogBucket(this, 'Logs', { stage });
    const { policy } = new GraphCachePolicy(this, 'Cache', { policyName: names.stack('graphql') });
    this.distribution = new Distribution(this, 'Distribution', {
      // A secret is read only when the distribution itself changes, so the key's number stands in it.
      comment: `${names.stack('endpoint')}, key ${stage.originKeyNumber}`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      webAclId: firewallArn,
      logBucket: bucket,
      logIncludesCookies: false,
      ...(stage.domain !== null && {
        domainNames: [stage.domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', stage.domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      defaultBehavior: {
        origin: new HttpOrigin(originDomain, {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [OriginSslPolicy.TLS_V1_2],
          customHeaders: {
            [ORIGIN_KEY_HEADER]: SecretValue.secretsManager(originKeySecretName).unsafeUnwrap(),
          },
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: policy,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        compress: true,
      },
    });
    acknowledge(this.distribution, {
      'AwsSolutions-CFR1': 'A public API: it is served in every country.',
      ...(stage.domain === null && {
        'AwsSolutions-CFR4':
          'Without a domain of one\'s own the certificate is CloudFront\'s, whose least TLS cannot be chosen; with "domain" in the stage it is TLS 1.2.',
      }),
    });
  }
}
