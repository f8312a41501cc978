import { startDeadline } from '@graphlets/platform/deadline';
import { createLog } from '@graphlets/platform/log';
import { fakeClock } from '@graphlets/testing/fakeClock';
import type { EngineName } from '../../src/config/parseConfig.ts';
import { createEngine } from '../../src/createEngine.ts';
import { fakeGraph } from '../fakeGraphlets.ts';
import type { ConformanceGraph } from './conformanceCase.ts';
import { type ConformanceTarget, describeConformance } from './describeConformance.ts';
import { graphs } from './graphs.ts';

const log = createLog({ function: 'gateway', write: () => {} });

describe.each<EngineName>(['compiled', 'apollo'])('the %s engine conforms', (name) => {
  describeConformance(name, graphs, (graph) => inThisProcess(name, graph));
});

describe('the compiled engine that reads by expressions from the first object on conforms', () => {
  describeConformance('compiled', graphs, (graph) => inThisProcess('compiled', graph, 0));
});

async function inThisProcess(
  name: EngineName,
  { graphlets }: ConformanceGraph,
  expressionsAfter?: number,
): Promise<ConformanceTarget> {
  const engine = await createEngine(name, { ...fakeGraph(graphlets), expressionsAfter, log });
  return {
    async ask(query, variables) {
      const prepared = await engine.prepare(query, undefined);
      if (prepared.kind === 'refusal') return { errors: prepared.errors };
      const deadline = startDeadline({ timeoutMs: 5_000, flushReserveMs: 0 }, fakeClock());
      const { body } = await prepared.run(variables, { requestId: 'r', deadline, log, headers: {} });
      return JSON.parse(body);
    },
    close: () => engine.close(),
  };
}
