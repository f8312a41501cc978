import type { Graph } from '../graph/graph.ts';
import { loadGraph } from '../graph/loadGraph.ts';
import { createRunState } from '../graph/node.ts';
import { workerDrive } from './workerDrive.ts';

function graphThatSays(text: string): Graph {
  const graph = loadGraph({
    subgraphs: [{ name: 's0', sdl: 'type Query { name: String }' }],
    data: { objects: [{ id: 'Query', type: 'Query', fields: { name: [text] } }] },
  });
  if (!('apiSchema' in graph)) throw new Error(graph.join());
  return graph;
}

describe('an engine in a thread', () => {
  it('answers on one graph after it was asked on another', async () => {
    const drive = workerDrive('compiled');
    const ask = { query: '{ name }', variables: {} };
    try {
      const first = await drive.start(graphThatSays('a'));
      const second = await drive.start(graphThatSays('b'));
      expect(await second.answer(ask, createRunState())).toEqual({ data: { name: 'b' } });
      await second.close();
      expect(await first.answer(ask, createRunState())).toEqual({ data: { name: 'a' } });
      await first.close();
    } finally {
      await drive.close();
    }
  });
});
