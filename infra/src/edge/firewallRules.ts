import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>;

/** AWS's own rule groups, and rules in them that only count here, with the reason. */
const GROUPS: readonly { readonly name: string; readonly counted: readonly string[] }[] = [
  { name: 'AWSManagedRulesAmazonIpReputationList', counted: [] },
  // A body over 8 KB is an ordinary GraphQL request; the gateway has a limit of its own (GATEWAY_BODY_LIMIT_BYTES).
  { name: 'AWSManagedRulesCommonRuleSet', counted: ['SizeRestrictions_BODY'] },
  { name: 'AWSManagedRulesKnownBadInputsRuleSet', counted: [] },
];

export function managedRules(): readonly Rule[] {
  return GROUPS.map(({ name, counted }) => ({
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: visibility(name),
  }));
}

/** @param requestsPer5Minutes - of one address; what is above is answered 403 */
export function rateRule(requestsPer5Minutes: number): Rule {
  return {
    name: 'RequestRate',
    action: { block: {} },
    statement: {
      rateBasedStatement: { aggregateKeyType: 'IP', limit: requestsPer5Minutes, evaluationWindowSec: 300 },
    },
    visibilityConfig: visibility('RequestRate'),
  };
}

function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName };
}
