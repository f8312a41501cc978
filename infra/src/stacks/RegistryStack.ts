import { CfnOutput } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { accountOf } from '../config/place.ts';
import { FunctionRole } from '../function/FunctionRole.ts';
import type { Deployable } from '../inventory.ts';
import { acknowledge } from '../nag/acknowledge.ts';
import { RegistryBucket } from '../registry/RegistryBucket.ts';
import { PlatformStack, type PlatformStackProps } from './PlatformStack.ts';

export interface RegistryStackProps extends PlatformStackProps {
  readonly gateway: Deployable;
}

/**
 * What must be there before anything else: the registry, and the role of the gateway, which functions in other
 * accounts name in their policies.
 */
export class RegistryStack extends PlatformStack {
  /** For `GATEWAY_REGISTRY` and `npm run schema -- publish --registry`. */
  readonly registryUrl: string;
  readonly gatewayRoleName: string;

  constructor(scope: Construct, { gateway, ...props }: RegistryStackProps) {
    super(scope, 'registry', gateway.manifest.owner, 'Registry of published graphs.', props);
    const { stage, names, place } = props;
    const { bucket } = new RegistryBucket(this, 'Registry', {
      stage,
      bucketName: names.registryBucket({ account: accountOf(place), region: place.region }),
    });
    this.registryUrl = `s3://${names.registryBucket({ account: accountOf(place), region: place.region })}`;
    this.gatewayRoleName = names.role(gateway.name);
    const { role } = new FunctionRole(this, 'GatewayRole', {
      roleName: this.gatewayRoleName,
      logGroupName: names.logGroup(gateway.name),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }),
    );
    const { logicalId } = bucket.node.defaultChild as CfnBucket;
    acknowledge(role, {
      [`AwsSolutions-IAM5[Resource::<${this.resolve(logicalId)}.Arn>/*]`]:
        'The gateway reads whatever version is published; the bucket holds nothing else.',
    });
    new CfnOutput(this, 'RegistryUrl', { value: this.registryUrl });
  }
}
