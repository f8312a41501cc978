import { ratings, subgraph, titles } from '../test/schemas.ts';
import { composeGraph } from './composeGraph.ts';
import { formatProblem } from './schemaProblem.ts';

const report = (...subgraphs: Parameters<typeof composeGraph>[0]) => {
  const result = composeGraph(subgraphs);
  if (result.ok) throw new Error('these schemas should not compose');
  return result.problems.map(formatProblem);
};

describe('composeGraph', () => {
  it('names each subgraph and its address in the supergraph, whatever their order', () => {
    const result = composeGraph([titles, ratings]);
    expect(result).toEqual(composeGraph([ratings, titles]));
    expect(result).toEqual({
      ok: true,
      supergraphSdl: expect.stringContaining('RATINGS @join__graph(name: "ratings", url: "lambda:ratings")'),
      hints: [],
    });
  });

  it('reports a field that two graphlets resolve, with both places and the fix', () => {
    const second = subgraph(
      'names',
      'type Title @key(fields: "id") {\n  id: ID!\n  primaryTitle: String!\n}',
    );
    expect(report(titles, second)).toEqual([
      [
        'names.graphql:4:3 INVALID_FIELD_SHARING: Non-shareable field "Title.primaryTitle" is resolved from multiple subgraphs: it is resolved from subgraphs "names" and "titles" and defined as non-shareable in all of them',
        '  also: titles.graphql:3:41',
        '  fix: mark the field @shareable everywhere, or @external where it is only referred to',
      ].join('\n'),
    ]);
  });

  it('reports every schema that does not parse, at its line', () => {
    expect(report(subgraph('a', 'type Query {\n  a: Int'), subgraph('b', 'typo'), titles)).toEqual([
      expect.stringMatching(
        /^a\.graphql:3:9 INVALID_GRAPHQL: \[a\] Syntax Error: Expected Name, found <EOF>/,
      ),
      expect.stringMatching(/^b\.graphql:2:1 INVALID_GRAPHQL: \[b\] Syntax Error: Unexpected Name "typo"/),
    ]);
  });

  it('reports a key that names no field, once', () => {
    expect(report(titles, subgraph('x', 'type Title @key(fields: "nope") { id: ID! }'))).toEqual([
      expect.stringMatching(/^x\.graphql:2:12 KEY_INVALID_FIELDS: .*\n {2}fix: name fields of this type/),
    ]);
  });

  it('reports a field that no query can reach', () => {
    const unreachable = subgraph(
      'x',
      'type Title @key(fields: "id", resolvable: false) { id: ID! plot: String }',
    );
    expect(report(titles, unreachable)).toEqual([
      expect.stringMatching(
        /^SATISFIABILITY_ERROR: [\s\S]*cannot find field "Title.plot"[\s\S]*fix: give the entity/,
      ),
    ]);
  });

  it('passes hints on with their place', () => {
    const nullable = subgraph('x', 'type Title @key(fields: "id") { id: ID! year: Int @shareable }');
    const strict = subgraph('y', 'type Title @key(fields: "id") { id: ID! year: Int! @shareable }');
    expect(composeGraph([titles, nullable, strict])).toMatchObject({
      ok: true,
      hints: [
        { code: 'INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE', places: [{ file: 'x.graphql', line: 2 }, {}] },
      ],
    });
  });
});
