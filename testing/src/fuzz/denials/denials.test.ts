import { createCompiledEngine } from '@graphlets/gateway/compiled/createCompiledEngine';
import { defaultDemand, defaultGuardOptions } from '@graphlets/gateway/guards/guardOptions';
import type { Engine, RequestContext } from '@graphlets/gateway/operation/engine';
import { startDeadline } from '@graphlets/platform/deadline';
import { createLog } from '@graphlets/platform/log';
import { fakeClock } from '../../fakeClock.ts';
import { drawGraph } from '../../oracle/drawGraph.ts';
import { tellTruth } from '../../oracle/judge.ts';
import { drawOperation } from '../../oracle/operation/drawOperation.ts';
import { createRandom } from '../../oracle/random.ts';
import { createFuzzTransport } from '../answers/createFuzzTransport.ts';
import { drawDenials } from './drawDenials.ts';
import { leaksIn } from './leaksIn.ts';

const GRAPHS = 6;
const OPERATIONS = 60;
const guards = { ...defaultGuardOptions, demand: { ...defaultDemand, mode: 'off' } } as const;
const log = createLog({ function: 'gateway', write: () => {} });
const everyClaim = { scopes: new Set<string>(), policies: new Set<string>(), all: {} };

describe('random graphs with random fields that want claims', () => {
  it.each(Array.from({ length: GRAPHS }, (_, index) => index))(
    'leak none of them to a request without any, in graph %i',
    async (index) => {
      const random = createRandom(`denials ${index}`);
      const { graph } = drawGraph(random.fork('graph'));
      const { supergraphSdl, denied, visible } = drawDenials(random.fork('denials'), graph);
      const truthful = createFuzzTransport(graph);
      const leaks: string[] = [];
      let isWatched = false;
      const transport: typeof truthful = {
        ...truthful,
        call(call) {
          const schema = graph.subgraphs.get(call.graphlet)?.schema;
          if (isWatched && schema !== undefined) leaks.push(...leaksIn(schema, call.body.query, denied));
          return truthful.call(call);
        },
      };
      const engine = await createCompiledEngine({ supergraphSdl, transport, guards, log });
      let restricted = 0;
      for (let number = 0; number < OPERATIONS; number++) {
        const operation = drawOperation(random.fork(`operation ${number}`), graph.apiSchema);
        // What a mutation leaves behind tells how many of its fields ran.
        if (operation.query.startsWith('mutation')) continue;
        const truth = tellTruth(graph, operation);
        isWatched = false;
        const whole = await run(engine, operation.query, operation.variables, everyClaim);
        // A plan that is wrong without any denial is no concern of this test.
        if (truth === undefined || JSON.stringify(whole.data) !== JSON.stringify(truth.data)) continue;
        isWatched = true;
        const answer = await run(engine, operation.query, operation.variables, undefined);
        expect({ ...operation, data: answer.data, leaks }).toEqual({
          ...operation,
          data: tellTruth(visible, operation)?.data,
          leaks: [],
        });
        if (JSON.stringify(answer.errors ?? []).includes('UNAUTHORIZED_FIELD_OR_TYPE')) restricted++;
      }
      expect(restricted).toBeGreaterThan(OPERATIONS / 10);
      await engine.close();
    },
    60_000,
  );
});

async function run(
  engine: Engine,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  claims: RequestContext['claims'],
): Promise<{ readonly data?: unknown; readonly errors?: unknown }> {
  const prepared = await engine.prepare(query, undefined);
  if (prepared.kind === 'refusal') return { errors: prepared.errors };
  const deadline = startDeadline({ timeoutMs: 1_000, flushReserveMs: 0 }, fakeClock());
  const { body } = await prepared.run(variables, { requestId: 'r', deadline, log, headers: {}, claims });
  return JSON.parse(body);
}
