const DEFAULT_RULE = {
  RuleName: 'Default',
  RuleARN: 'arn:aws:xray:us-east-1:000000000000:sampling-rule/Default',
  ResourceARN: '*',
  Priority: 10_000,
  FixedRate: 1,
  ReservoirSize: 1,
  ServiceName: '*',
  ServiceType: '*',
  Host: '*',
  HTTPMethod: '*',
  URLPath: '*',
  Version: 1,
  Attributes: {},
};
const TARGET_INTERVAL_S = 10;

/**
 * What the X-Ray SDK asks the daemon over HTTP: sampling. Here every request is traced.
 *
 * @param now - epoch milliseconds
 * @returns the body of the answer; undefined where there is no such path
 */
export function answerSampling(method: string | undefined, path: string, now: number): object | undefined {
  if (method !== 'POST') return undefined;
  const epochS = Math.floor(now / 1_000);
  switch (path) {
    case '/GetSamplingRules':
      return {
        SamplingRuleRecords: [{ SamplingRule: DEFAULT_RULE, CreatedAt: 0, ModifiedAt: 0 }],
        NextToken: null,
      };
    case '/SamplingTargets':
      return {
        SamplingTargetDocuments: [
          {
            RuleName: DEFAULT_RULE.RuleName,
            FixedRate: 1,
            ReservoirQuota: DEFAULT_RULE.ReservoirSize,
            ReservoirQuotaTTL: epochS + TARGET_INTERVAL_S,
            Interval: TARGET_INTERVAL_S,
          },
        ],
        LastRuleModification: 0,
        UnprocessedStatistics: [],
      };
    default:
      return undefined;
  }
}
