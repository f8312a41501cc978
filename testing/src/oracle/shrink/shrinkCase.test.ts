import { parse } from 'graphql';
import type { Answer } from '../compare/answer.ts';
import { compareAnswers } from '../compare/compareAnswers.ts';
import { drawCase } from '../drawCase.ts';
import { drawGraph } from '../drawGraph.ts';
import { faultyDrive } from '../drive/faultyDrive.ts';
import type { Operation } from '../operation/operation.ts';
import { createRandom } from '../random.ts';
import { shrinkCase } from './shrinkCase.ts';

/** A gateway that leaves out every `id`. */
const forgetful = faultyDrive((answer) =>
  JSON.parse(JSON.stringify(answer, (key, value) => (key === 'id' ? undefined : value))),
);

/** The first drawn case with an `id` in its answer. */
function drawWithId() {
  for (let seed = 0; ; seed++) {
    const random = createRandom(`shrink ${seed}`);
    const { graph } = drawGraph(random.fork('graph'));
    const { operation, truth } = drawCase(random.fork('operation'), graph);
    if (JSON.stringify(truth).includes('"id":') && operation.query.length > 200)
      return { graph, operation, truth };
  }
}

describe('a failing case', () => {
  it('is made small and still fails for the same cause', async () => {
    const { graph, operation, truth } = drawWithId();
    const subject = await forgetful.start(graph);
    const answer = await subject.answer(operation, { mutations: 0, fields: 0, faults: [] });
    const difference = compareAnswers(truth, answer);
    expect(difference?.cause).toBe('missing key');

    const small = await shrinkCase(
      forgetful,
      { source: graph.source, operation, truth, answer },
      'missing key',
    );
    expect(compareAnswers(small.truth, small.answer as Answer)?.cause).toBe('missing key');
    expect(fieldsOf(small.operation).at(-1)).toBe('id');
    expect(fieldsOf(small.operation).length).toBeLessThanOrEqual(4);
    expect(small.source.subgraphs.length).toBeLessThanOrEqual(graph.source.subgraphs.length);
    expect(JSON.stringify(small.source).length).toBeLessThan(JSON.stringify(graph.source).length / 2);
  }, 60_000);
});

function fieldsOf({ query }: Operation): readonly string[] {
  const names: string[] = [];
  JSON.stringify(parse(query, { noLocation: true }), (_key, value) => {
    if (value?.kind === 'Field') names.push(value.name.value);
    return value;
  });
  return names;
}
