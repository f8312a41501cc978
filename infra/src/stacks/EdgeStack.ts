import { CfnOutput } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Endpoint } from '../edge/Endpoint.ts';
import { Firewall } from '../edge/Firewall.ts';
import { PlatformStack, type PlatformStackProps } from './PlatformStack.ts';

export interface EdgeStackProps extends PlatformStackProps {
  readonly owner: string;
  readonly originDomain: string;
  readonly originKeySecretName: string;
}

export class EdgeStack extends PlatformStack {
  /** Where clients send their operations. */
  readonly endpointUrl: string;

  constructor(scope: Construct, { owner, originDomain, originKeySecretName, ...props }: EdgeStackProps) {
    super(scope, 'edge', owner, 'CloudFront and its firewall.', props);
    const { stage, names } = props;
    const firewall = new Firewall(this, 'Firewall', { stage, names });
    const { distribution } = new Endpoint(this, 'Endpoint', {
      stage,
      names,
      originDomain,
      originKeySecretName,
      firewallArn: firewall.arn,
    });
    this.endpointUrl = `https://${stage.domain?.name ?? distribution.distributionDomainName}/graphql`;
    new CfnOutput(this, 'EndpointUrl', { value: this.endpointUrl });
  }
}
