import { isRecord } from '@graphlets/platform/wire';
import type { EngineName } from '../../src/config/parseConfig.ts';
import type { ConformanceCase, ConformanceGraph } from './conformanceCase.ts';

/** Something that serves one graph: an engine in this process, a gateway over HTTP. */
export interface ConformanceTarget {
  /** @returns the parsed answer */
  ask(query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown>;
  close(): Promise<void>;
}

/** The contract: every target answers every case as the specifications want it, but for what is known of its engine. */
export function describeConformance(
  engine: EngineName,
  graphs: readonly ConformanceGraph[],
  start: (graph: ConformanceGraph) => Promise<ConformanceTarget>,
): void {
  describe.each(graphs)('$title', (graph) => {
    let target: ConformanceTarget | undefined;
    beforeAll(async () => {
      target = await start(graph);
    });
    afterAll(() => target?.close());

    const answer = async ({ query, variables = {} }: ConformanceCase) =>
      comparable(await target?.ask(query, variables));

    for (const each of graph.cases) {
      const fault = each.knownFaults?.[engine];
      if (fault === undefined) {
        it(each.query, async () => {
          expect(await answer(each)).toEqual(expected(each));
        });
      } else {
        it(`not yet: ${each.query} (${fault})`, async () => {
          expect(await answer(each)).not.toEqual(expected(each));
        });
      }
    }
  });
}

/** Order of keys counts in data, so data is compared as text. */
function expected({ data, errorPaths = [] }: ConformanceCase) {
  return { data: JSON.stringify(data), errorPaths: sorted(errorPaths) };
}

function comparable(answer: unknown) {
  const { data, errors = [] } = isRecord(answer) ? answer : {};
  const paths = Array.isArray(errors) ? errors.map((error) => (isRecord(error) ? error.path : error)) : [];
  return { data: JSON.stringify(data), errorPaths: sorted(paths) };
}

function sorted(paths: readonly unknown[]): readonly string[] {
  return paths.map((path) => JSON.stringify(path)).sort();
}
