import { startDeadline } from '@graphlets/platform/deadline';
import { createLog } from '@graphlets/platform/log';
import { isRecord } from '@graphlets/platform/wire';
import { fakeClock } from '@graphlets/testing/fakeClock';
import type { EngineName } from '../../src/config/parseConfig.ts';
import { createEngine } from '../../src/createEngine.ts';
import type { Engine } from '../../src/operation/engine.ts';
import { fakeGraph } from '../fakeGraphlets.ts';
import { abstractTypes } from './cases/abstractTypes.ts';
import { entityCalls } from './cases/entityCalls.ts';
import { federation1 } from './cases/federation1.ts';
import { inputs } from './cases/inputs.ts';
import { interfaceObjects } from './cases/interfaceObjects.ts';
import { keys } from './cases/keys.ts';
import { mutations } from './cases/mutations.ts';
import { nulls } from './cases/nulls.ts';
import { ownership } from './cases/ownership.ts';
import { provides } from './cases/provides.ts';
import { requires } from './cases/requires.ts';
import type { ConformanceCase, ConformanceGraph } from './conformanceCase.ts';

const graphs: readonly ConformanceGraph[] = [
  ...keys,
  ...requires,
  ...provides,
  ...ownership,
  ...interfaceObjects,
  ...abstractTypes,
  ...entityCalls,
  ...nulls,
  ...inputs,
  ...mutations,
  ...federation1,
];
const log = createLog({ function: 'gateway', write: () => {} });

describe.each<EngineName>(['compiled', 'apollo'])('the %s engine conforms', (name) => {
  describe.each(graphs)('$title', ({ graphlets, cases }) => {
    const graph = fakeGraph(graphlets);
    let engine: Engine;
    beforeAll(async () => {
      engine = await createEngine(name, { ...graph, log });
    });
    afterAll(() => engine.close());

    for (const each of cases) {
      const fault = each.knownFaults?.[name];
      if (fault === undefined) {
        it(each.query, async () => {
          expect(await answer(engine, each)).toEqual(expected(each));
        });
      } else {
        it(`not yet: ${each.query} (${fault})`, async () => {
          expect(await answer(engine, each)).not.toEqual(expected(each));
        });
      }
    }
  });
});

/** Order of keys counts in data, so data is compared as text. */
function expected({ data, errorPaths = [] }: ConformanceCase) {
  return { data: JSON.stringify(data), errorPaths: sorted(errorPaths) };
}

async function answer(engine: Engine, { query, variables = {} }: ConformanceCase) {
  const prepared = await engine.prepare(query, undefined);
  if (prepared.kind === 'refusal') return { refused: prepared.errors };
  const deadline = startDeadline({ timeoutMs: 5_000, flushReserveMs: 0 }, fakeClock());
  const { body } = await prepared.run(variables, { requestId: 'r', deadline, log, headers: {} });
  const { data, errors = [] }: { data: unknown; errors?: unknown[] } = JSON.parse(body);
  const paths = errors.map((error) => (isRecord(error) ? error.path : error));
  return { data: JSON.stringify(data), errorPaths: sorted(paths) };
}

function sorted(paths: readonly unknown[]): readonly string[] {
  return paths.map((path) => JSON.stringify(path)).sort();
}
