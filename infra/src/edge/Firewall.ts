import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import type { StageConfig } from '../config/stageConfig.ts';
import { managedRules, rateRule } from './firewallRules.ts';

export interface FirewallProps {
  readonly stage: StageConfig;
  readonly names: Names;
}

/** AWS's managed rules and a rate for each address, in front of CloudFront; what is refused is logged. */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { stage, names }: FirewallProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      name: names.stack('firewall'),
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: {
        cloudWatchMetricsEnabled: true,
        sampledRequestsEnabled: true,
        metricName: names.stack('firewall'),
      },
      rules: [rateRule(stage.firewall.requestsPer5Minutes), ...managedRules()].map((rule, index) => ({
        ...rule,
        priority: index,
      })),
    });
    this.arn = acl.attrArn;
    // WAF writes to log groups of this beginning only.
    const log = new LogGroup(this, 'Log', {
      logGroupName: `aws-waf-logs-${names.stack('firewall')}`,
      retention: stage.logRetentionDays,
      removalPolicy: stage.isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: log.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: [{ singleHeader: { Name: 'authorization' } }, { singleHeader: { Name: 'cookie' } }],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
          },
        ],
      },
    });
  }
}
