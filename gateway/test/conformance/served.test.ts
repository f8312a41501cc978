import { interfaceObjects } from './cases/interfaceObjects.ts';
import { mutations } from './cases/mutations.ts';
import { nulls } from './cases/nulls.ts';
import type { ConformanceGraph } from './conformanceCase.ts';
import { type ConformanceTarget, describeConformance } from './describeConformance.ts';
import { graphs } from './graphs.ts';
import { serveFakes } from './serveFakes.ts';
import { startGatewayCommand } from './startGatewayCommand.ts';

/** Each takes a process of its own: `npm run test:conformance -- --served` serves all of them. */
const served =
  process.env.CONFORMANCE_SERVED === 'all' ? graphs : [...interfaceObjects, ...mutations, ...nulls];

describe('npm run gateway conforms', () => {
  describeConformance('compiled', served, byCommand);
});

async function byCommand({ graphlets }: ConformanceGraph): Promise<ConformanceTarget> {
  const fakes = await serveFakes(graphlets);
  const gateway = await startGatewayCommand(fakes.supergraphSdl).catch(async (error) => {
    await fakes.close();
    throw error;
  });
  return {
    async ask(query, variables) {
      const response = await fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return response.json();
    },
    async close() {
      await gateway.stop();
      await fakes.close();
    },
  };
}
