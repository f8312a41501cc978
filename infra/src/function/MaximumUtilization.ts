import { Duration, Stack } from 'aws-cdk-lib';
import { ScalableTarget, ServiceNamespace } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Role } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

export interface MaximumUtilizationProps {
  readonly alias: Alias;
  readonly functionName: string;
  /** Environments. */
  readonly min: number;
  readonly max: number;
  /** 0.1 to 0.9. */
  readonly targetUtilization: number;
}

/**
 * Scales provisioned concurrency by the *maximum* utilisation of a minute. What Application Auto Scaling offers
 * ready-made is the average, which a burst of seconds hardly moves: by the time it does, requests have met cold
 * starts.
 */
export class MaximumUtilization extends Construct {
  constructor(scope: Construct, id: string, props: MaximumUtilizationProps) {
    super(scope, id);
    const { alias, functionName, min, max, targetUtilization } = props;
    const target = new ScalableTarget(this, 'Target', {
      serviceNamespace: ServiceNamespace.LAMBDA,
      resourceId: `function:${functionName}:${alias.aliasName}`,
      scalableDimension: 'lambda:function:ProvisionedConcurrency',
      minCapacity: min,
      maxCapacity: max,
      // Lambda's own service-linked role: Application Auto Scaling takes no other.
      role: Role.fromRoleArn(
        this,
        'ServiceRole',
        Stack.of(this).formatArn({
          service: 'iam',
          region: '',
          resource: 'role/aws-service-role/lambda.application-autoscaling.amazonaws.com',
          resourceName: 'AWSServiceRoleForApplicationAutoScaling_LambdaConcurrency',
        }),
      ),
    });
    target.node.addDependency(alias);
    target.scaleToTrackMetric('Maximum', {
      customMetric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'ProvisionedConcurrencyUtilization',
        dimensionsMap: { FunctionName: functionName, Resource: `${functionName}:${alias.aliasName}` },
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(1),
      }),
      targetValue: targetUtilization,
      // Up at once, down slowly: a peak often has a second one behind it.
      scaleOutCooldown: Duration.seconds(0),
      scaleInCooldown: Duration.minutes(5),
    });
  }
}
