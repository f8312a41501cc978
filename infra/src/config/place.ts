import type { Manifest } from '@graphlets/platform/manifest';
import { Aws } from 'aws-cdk-lib';
import type { StageConfig } from './stageConfig.ts';

/** Where a stack lives. */
export interface Place {
  /** `undefined`: that of the credentials, unknown until it is deployed. */
  readonly account: string | undefined;
  readonly region: string;
}

/** CloudFront needs its firewall and its certificate there, wherever the rest lives. */
export const EDGE_REGION = 'us-east-1';

export function placeOfStage(stage: StageConfig): Place {
  return { account: stage.account ?? process.env.CDK_DEFAULT_ACCOUNT, region: stage.region };
}

/** A function's own account and region, or else those of the stage. */
export function placeOfFunction(stage: StageConfig, manifest: Manifest): Place {
  const place = placeOfStage(stage);
  return { account: manifest.account ?? place.account, region: manifest.region ?? place.region };
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.account === b.account && a.region === b.region;
}

/** The account for ARNs: its number, or CloudFormation's word for "this one". */
export function accountOf(place: Place): string {
  return place.account ?? Aws.ACCOUNT_ID;
}

/** For `StackProps.env`; an account that is not known must not be there at all. */
export function environmentOf({ account, region }: Place): { account?: string; region: string } {
  return account === undefined ? { region } : { account, region };
}
