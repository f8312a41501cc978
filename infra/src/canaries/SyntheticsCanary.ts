import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Canary, Code, Runtime, Schedule, Test } from 'aws-cdk-lib/aws-synthetics';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import type { StageConfig } from '../config/stageConfig.ts';
import { acknowledge } from '../nag/acknowledge.ts';

export interface SyntheticsCanaryProps {
  readonly stage: StageConfig;
  readonly names: Names;
  /** Asset with the bundled journeys. */
  readonly folder: string;
  readonly everyMinutes: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** The journeys once more, run by CloudWatch Synthetics, whose console shows each run and why it failed. */
export class SyntheticsCanary extends Construct {
  readonly canary: Canary;

  constructor(scope: Construct, id: string, props: SyntheticsCanaryProps) {
    super(scope, id);
    const { stage, names, folder, everyMinutes, environment } = props;
    const artifacts = new Bucket(this, 'Artifacts', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(stage.logRetentionDays) }],
      removalPolicy: stage.isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(artifacts, { 'AwsSolutions-S1': 'It holds nothing but logs of runs.' });
    this.canary = new Canary(this, 'Canary', {
      canaryName: names.stack('journeys'),
      runtime: Runtime.SYNTHETICS_NODEJS_3_1,
      test: Test.custom({ code: Code.fromAsset(folder), handler: 'journeys.handler' }),
      schedule: Schedule.rate(Duration.minutes(everyMinutes)),
      environmentVariables: { ...environment },
      timeout: Duration.seconds(60),
      successRetentionPeriod: Duration.days(stage.logRetentionDays),
      failureRetentionPeriod: Duration.days(stage.logRetentionDays),
      artifactsBucketLocation: { bucket: artifacts },
    });
    const { logicalId } = artifacts.node.defaultChild as CfnBucket;
    const stack = Stack.of(this);
    const [partition, account, region] = [stack.partition, stack.account, stack.region].map((value) =>
      findingText(stack, value),
    );
    const finding = (arn: string) => `AwsSolutions-IAM5[Resource::${arn}]`;
    acknowledge(this.canary.role, {
      [finding('*')]:
        'Synthetics lists buckets and writes metrics of its own namespace, which is a condition: both know no resources.',
      [finding(`<${stack.resolve(logicalId)}.Arn>/*`)]: 'Each run has artifacts of its own name.',
      [finding(`arn:${partition}:logs:${region}:${account}:log-group:/aws/lambda/cwsyn-*`)]:
        "Synthetics names its function and that function's log by itself.",
    });
  }
}

/** How cdk-nag writes what is known only when it is deployed. */
function findingText(stack: Stack, value: string): string {
  const resolved: string | { readonly Ref: string } = stack.resolve(value);
  return typeof resolved === 'string' ? resolved : `<${resolved.Ref}>`;
}
