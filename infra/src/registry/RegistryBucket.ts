import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StageConfig } from '../config/stageConfig.ts';
import { acknowledge } from '../nag/acknowledge.ts';

export interface RegistryBucketProps {
  readonly stage: StageConfig;
  readonly bucketName: string;
}

/** Where published graphs lie. Every version of every file is kept for a month after it was replaced. */
export class RegistryBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { stage, bucketName }: RegistryBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName,
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy: stage.isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(this.bucket, {
      'AwsSolutions-S1':
        'A few reads at each cold start and a few writes a day; who changed what is in history/ and in CloudTrail.',
    });
  }
}
