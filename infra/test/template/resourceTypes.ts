/** Where another resource of the template is referred to. */
export interface Ref {
  readonly Ref: string;
}

export interface Statement {
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

interface PolicyDocument {
  readonly Statement: readonly Statement[];
}

interface RateOrGroup {
  readonly OverrideAction: object;
  readonly Statement: {
    readonly ManagedRuleGroupStatement?: {
      readonly Name: string;
      readonly RuleActionOverrides?: readonly unknown[];
    };
  };
}

/** What tests read of a resource's properties, by its type. A deployed function's names may still be intrinsics. */
export interface KnownProperties {
  'AWS::ApiGatewayV2::Integration': { readonly IntegrationUri: Ref };
  'AWS::ApiGatewayV2::Stage': { readonly AccessLogSettings: { readonly Format: string } };
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    readonly TargetTrackingScalingPolicyConfiguration: { readonly PredefinedMetricSpecification?: unknown };
  };
  'AWS::CloudFront::CachePolicy': {
    readonly CachePolicyConfig: { readonly ParametersInCacheKeyAndForwardedToOrigin: unknown };
  };
  'AWS::CloudFront::Distribution': { readonly DistributionConfig: Readonly<Record<string, unknown>> };
  'AWS::CloudWatch::Dashboard': { readonly DashboardName: string; readonly DashboardBody: unknown };
  'AWS::CodeDeploy::DeploymentGroup': {
    readonly DeploymentConfigName: string;
    readonly AlarmConfiguration: { readonly Alarms: readonly { readonly Name: Ref }[] };
  };
  'AWS::IAM::Policy': { readonly Roles: readonly unknown[]; readonly PolicyDocument: PolicyDocument };
  'AWS::Lambda::Alias': { readonly Name: string; readonly FunctionName: Ref };
  'AWS::Lambda::Function': {
    readonly FunctionName: string;
    readonly Code: { readonly S3Key: string };
    readonly Handler: string;
    readonly Runtime: string;
    readonly MemorySize: number;
    readonly Timeout: number;
    readonly Role: unknown;
    readonly ReservedConcurrentExecutions?: number;
    readonly SnapStart?: unknown;
    readonly Environment: { readonly Variables: Readonly<Record<string, unknown>> };
  };
  'AWS::Lambda::Permission': { readonly FunctionName: Ref };
  'AWS::Logs::QueryDefinition': { readonly Name: string; readonly LogGroupNames: readonly string[] };
  'AWS::S3::BucketPolicy': { readonly PolicyDocument: PolicyDocument };
  'AWS::SNS::Topic': { readonly TopicName: string; readonly KmsMasterKeyId?: unknown };
  'AWS::SNS::TopicPolicy': { readonly PolicyDocument: PolicyDocument };
  'AWS::WAFv2::WebACL': {
    readonly DefaultAction: object;
    readonly Scope: string;
    readonly Rules: readonly RateOrGroup[];
  };
}
