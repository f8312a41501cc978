import type { Trace } from '@graphlets/platform/telemetry/trace/trace';
import { shopGraph } from '../shopGraph.ts';
import { type EngineUnderTest, newRequest } from './engineUnderTest.ts';

/** What an engine does with what comes with a request besides the operation. */
export function describeRequests({ open, run }: EngineUnderTest): void {
  it('carries the request id, the deadline and the headers to the graphlet', async () => {
    const graph = shopGraph();
    await run(graph, '{ products { upc } }');
    expect(graph.calls[0]?.body.context).toMatchObject({
      requestId: 'r1',
      deadline: expect.any(Number),
      headers: { 'x-client': 'web' },
    });
  });

  it('tells a trace when it plans and when it writes', async () => {
    const stages: string[] = [];
    const trace: Trace = {
      isSampled: true,
      begin(stage) {
        stages.push(`${stage} begins`);
        return { header: undefined, annotate() {}, end: () => stages.push(`${stage} ends`) };
      },
      send: async () => {},
    };
    await run(shopGraph(), '{ products { inStock } }', {}, undefined, { trace });
    expect(stages).toEqual(['plan begins', 'plan ends', 'write begins', 'write ends']);
  });

  it('runs one prepared operation for several requests at the same time', async () => {
    const engine = await open(shopGraph());
    const operation = await engine.prepare(
      'query Q($upc: ID!) { product(upc: $upc) { upc inStock } }',
      undefined,
    );
    if (operation.kind === 'refusal') throw new Error('refused');
    expect([operation.type, operation.name]).toEqual(['query', 'Q']);
    const bodies = await Promise.all(
      ['a', 'b', 'c'].map(async (upc) => {
        return (await operation.run({ upc }, newRequest({ requestId: upc, headers: {} }))).body;
      }),
    );
    expect(bodies).toEqual([
      '{"data":{"product":{"upc":"a","inStock":1}}}',
      '{"data":{"product":{"upc":"b","inStock":2}}}',
      '{"data":{"product":{"upc":"c","inStock":3}}}',
    ]);
  });
}
