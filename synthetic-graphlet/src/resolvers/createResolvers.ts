import type { GraphletOptions } from '@graphlets/platform/graphlet/createGraphletHandler';
import { boxResolvers } from './boxResolvers.ts';
import { commonResolvers } from './commonResolvers.ts';
import { itemResolvers } from './itemResolvers.ts';
import { priceResolvers } from './priceResolvers.ts';

type ResolverMap = GraphletOptions<object>['resolvers'];

const ofInstance: Readonly<Record<number, ResolverMap>> = {
  1: itemResolvers,
  2: boxResolvers,
  3: priceResolvers,
};

/** For the schema that `syntheticSdl` writes for this instance. */
export function createResolvers(instance: number): ResolverMap {
  const maps: readonly ResolverMap[] = [commonResolvers(instance), ofInstance[instance] ?? {}];
  const types = new Set(maps.flatMap((map) => Object.keys(map)));
  return Object.fromEntries(
    [...types].map((type) => [type, Object.assign({}, ...maps.map((map) => map[type]))]),
  );
}
