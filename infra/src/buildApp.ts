import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { codeOf, type FunctionCode } from './bundleFunctions.ts';
import { graphletAddresses } from './config/graphletAddresses.ts';
import { createNames } from './config/names.ts';
import {
  accountOf,
  EDGE_REGION,
  isSamePlace,
  type Place,
  placeOfFunction,
  placeOfStage,
} from './config/place.ts';
import type { StageConfig } from './config/stageConfig.ts';
import { type Inventory, journeysOf } from './inventory.ts';
import { CanariesStack } from './stacks/CanariesStack.ts';
import { DataStack } from './stacks/DataStack.ts';
import { EdgeStack } from './stacks/EdgeStack.ts';
import { GatewayStack } from './stacks/GatewayStack.ts';
import { GraphletStack } from './stacks/GraphletStack.ts';
import { ObservabilityStack } from './stacks/ObservabilityStack.ts';
import { RegistryStack } from './stacks/RegistryStack.ts';

export interface AppInputs {
  readonly stage: StageConfig;
  readonly inventory: Inventory;
  /** By function name. */
  readonly codes: ReadonlyMap<string, FunctionCode>;
  /** The graph that the gateway is to serve; `undefined`: what is current when it starts. */
  readonly graphVersion: string | undefined;
  /** Where the templates go. */
  readonly outdir: string;
}

/** Every stack of a stage, checked by cdk-nag when it is synthesized. */
export function buildApp({ stage, inventory, codes, graphVersion, outdir }: AppInputs): App {
  const app = new App({
    outdir,
    analyticsReporting: false,
    context: {
      '@aws-cdk/core:validateAgainstDefaultRules': true,
      '@aws-cdk/core:defaultCrossStackReferences': 'strong',
    },
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const { gateway, graphlets, canary } = inventory;
  const names = createNames(stage.name);
  const home = placeOfStage(stage);
  const shared = { stage, names, place: home };

  const registry = new RegistryStack(app, { ...shared, gateway });
  const gatewayRoleArn = `arn:aws:iam::${accountOf(home)}:role/${registry.gatewayRoleName}`;
  const stacks = graphlets.map((graphlet) => {
    const place = placeOfFunction(stage, graphlet.manifest);
    const isForeign = place.account !== home.account;
    const stack = new GraphletStack(app, {
      ...shared,
      place,
      graphlet,
      codes,
      foreignGatewayRoleArn: isForeign ? gatewayRoleArn : undefined,
    });
    if (isForeign) stack.addStackDependency(registry);
    if (graphlet.manifest.tables.length > 0) {
      stack.addStackDependency(new DataStack(app, { ...shared, place, graphlet }));
    }
    return stack;
  });
  const gatewayStack = new GatewayStack(app, {
    ...shared,
    gateway,
    code: codeOf(codes, gateway.name),
    roleName: registry.gatewayRoleName,
    graphletArns: graphletAddresses(stage, inventory).map(({ aliasArn }) => aliasArn),
    registryUrl: registry.registryUrl,
    graphVersion,
  });
  for (const stack of [registry, ...stacks]) gatewayStack.addStackDependency(stack);
  const edge = new EdgeStack(app, {
    ...shared,
    place: { ...home, region: EDGE_REGION },
    owner: gateway.manifest.owner,
    originDomain: gatewayStack.front.domainName,
    originKeySecretName: names.stack('origin-key'),
  });
  edge.addStackDependency(gatewayStack);
  if (canary !== undefined) {
    new CanariesStack(app, { ...shared, canary, codes, endpointUrl: edge.endpointUrl });
  }
  const journeys = journeysOf(inventory);
  for (const place of placesOf(stage, inventory)) {
    const stack = new ObservabilityStack(app, { ...shared, place, inventory, journeys });
    stack.addStackDependency(gatewayStack);
  }
  return app;
}

/** Every account and region that has functions, the stage's own first. */
function placesOf(stage: StageConfig, { graphlets }: Inventory): readonly Place[] {
  const all = [placeOfStage(stage), ...graphlets.map(({ manifest }) => placeOfFunction(stage, manifest))];
  return all.filter((place, index) => all.findIndex((other) => isSamePlace(other, place)) === index);
}
