import { Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import { EDGE_REGION, environmentOf, type Place } from '../config/place.ts';
import type { StageConfig } from '../config/stageConfig.ts';

export interface PlatformStackProps {
  readonly stage: StageConfig;
  readonly names: Names;
  readonly place: Place;
}

/** What all stacks of ours have in common: name, place, tags, protection. */
export abstract class PlatformStack extends Stack {
  constructor(scope: Construct, part: string, owner: string, description: string, props: PlatformStackProps) {
    const { stage, names, place } = props;
    super(scope, names.stack(part), {
      stackName: names.stack(part),
      description,
      env: environmentOf(place),
      terminationProtection: stage.isProtected,
      crossRegionReferences: stage.region !== EDGE_REGION,
    });
    Tags.of(this).add('project', 'graphlets');
    Tags.of(this).add('stage', stage.name);
    Tags.of(this).add('owner', owner);
  }
}
