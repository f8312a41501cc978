import { SecurityGroup, Subnet } from 'aws-cdk-lib/aws-ec2';
import { Architecture, CapacityProvider, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stageConfig.ts';
import { acknowledge } from '../nag/acknowledge.ts';

/** Least memory of an environment on Managed Instances, MB. */
export const LEAST_MEMORY_MB = 2_048;

export interface ManagedInstancesProps {
  readonly lambda: LambdaFunction;
  readonly instances: NonNullable<StageConfig['gatewayInstances']>;
}

/**
 * Runs a function on Lambda Managed Instances: EC2 in one's own network, several requests at once in each
 * environment. For steady traffic: it never goes down to nothing, and pays by the instance.
 */
export class ManagedInstances extends Construct {
  constructor(scope: Construct, id: string, { lambda, instances }: ManagedInstancesProps) {
    super(scope, id);
    const provider = new CapacityProvider(this, 'Provider', {
      subnets: instances.subnetIds.map((subnet) => Subnet.fromSubnetId(this, subnet, subnet)),
      securityGroups: instances.securityGroupIds.map((group) =>
        SecurityGroup.fromSecurityGroupId(this, group, group),
      ),
      architectures: [Architecture.ARM_64],
      maxVCpuCount: instances.maxVcpuCount,
    });
    acknowledge(provider, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AWSLambdaManagedEC2ResourceOperator]':
        "Lambda's own policy for starting and ending the instances of a capacity provider.",
    });
    provider.addFunction(lambda, {
      perExecutionEnvironmentMaxConcurrency: instances.requestsPerEnvironment,
      executionEnvironmentMemoryGiBPerVCpu: instances.memoryGiBPerVcpu,
      latestPublishedScalingConfig: {
        minExecutionEnvironments: instances.minEnvironments,
        maxExecutionEnvironments: instances.maxEnvironments,
      },
    });
  }
}
