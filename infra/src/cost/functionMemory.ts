import { ConfigError } from '@graphlets/platform/errors';
import type { Inventory } from '../inventory.ts';
import type { FunctionMemory } from './monthlyCost.ts';

/** What the manifests ask for; a graphlet is the mean of those with tables, because they are what users reach. */
export function functionMemory({ gateway, graphlets, canary }: Inventory): FunctionMemory {
  const reached = graphlets.filter(({ manifest }) => manifest.tables.length > 0);
  if (reached.length === 0) throw new ConfigError('Function manifests', ['no graphlet has a table']);
  const sumMb = reached.reduce((sum, { manifest }) => sum + manifest.memoryMb, 0);
  return {
    gatewayGb: gateway.manifest.memoryMb / 1_024,
    graphletGb: sumMb / reached.length / 1_024,
    canaryGb: (canary?.manifest.memoryMb ?? 0) / 1_024,
  };
}
