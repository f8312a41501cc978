import { CfnOutput } from 'aws-cdk-lib';
import { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { FunctionCode } from '../bundleFunctions.ts';
import { HttpFront } from '../edge/HttpFront.ts';
import { GraphFunction } from '../function/GraphFunction.ts';
import type { Deployable } from '../inventory.ts';
import { acknowledge } from '../nag/acknowledge.ts';
import { PlatformStack, type PlatformStackProps } from './PlatformStack.ts';

export interface GatewayStackProps extends PlatformStackProps {
  readonly gateway: Deployable;
  readonly code: FunctionCode;
  readonly roleName: string;
  /** ARNs of the graphlets' aliases: the only functions that it may invoke. */
  readonly graphletArns: readonly string[];
  readonly registryUrl: string;
  /** The version to serve; `undefined`: what is current in the registry when an environment starts. */
  readonly graphVersion: string | undefined;
}

/** The gateway and the HTTP API in front of it. */
export class GatewayStack extends PlatformStack {
  readonly front: HttpFront;

  constructor(scope: Construct, { gateway, code, roleName, graphletArns, ...props }: GatewayStackProps) {
    super(scope, 'gateway', gateway.manifest.owner, 'The gateway.', props);
    const { stage, names, registryUrl, graphVersion } = props;
    const [definition] = gateway.functions;
    if (definition === undefined) throw new Error('The gateway has no function.');
    const role = Role.fromRoleName(this, 'Role', roleName);
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [...graphletArns] }),
    );
    acknowledge(role, {
      'AwsSolutions-IAM5[Resource::*]': 'X-Ray knows no resources: its two actions take "*" only.',
    });
    const { alias } = new GraphFunction(this, gateway.name, {
      stage,
      names,
      definition,
      code,
      role,
      instances: stage.gatewayInstances,
      environment: {
        GATEWAY_REGISTRY: registryUrl,
        ...(graphVersion !== undefined && { GATEWAY_GRAPH_VERSION: graphVersion }),
        ...stage.gatewayEnvironment,
      },
    });
    this.front = new HttpFront(this, 'Front', { stage, names, gateway: alias });
    new CfnOutput(this, 'ApiUrl', { value: this.front.url });
  }
}
