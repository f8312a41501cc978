import type { FunctionDefinition } from '@graphlets/platform/functions';
import type { Inventory } from '../inventory.ts';
import { createNames, LIVE_ALIAS } from './names.ts';
import { accountOf, placeOfFunction } from './place.ts';
import type { StageConfig } from './stageConfig.ts';

export interface GraphletAddress {
  readonly definition: FunctionDefinition;
  /** Of its alias `live`: what the gateway may invoke, and what the graph names. */
  readonly aliasArn: string;
}

/** Where every graphlet is reached, known before anything is deployed. */
export function graphletAddresses(stage: StageConfig, { graphlets }: Inventory): readonly GraphletAddress[] {
  const names = createNames(stage.name);
  return graphlets.flatMap(({ manifest, functions }) => {
    const place = placeOfFunction(stage, manifest);
    return functions.map((definition) => ({
      definition,
      aliasArn: `arn:aws:lambda:${place.region}:${accountOf(place)}:function:${names.function(definition.name)}:${LIVE_ALIAS}`,
    }));
  });
}
