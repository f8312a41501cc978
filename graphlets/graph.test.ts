import { join } from 'node:path';
import { composeGraph, type Subgraph } from '@graphlets/schema-manager/composeGraph';
import { readRepositorySubgraphs } from '@graphlets/schema-manager/readSubgraphs';
import { buildSchema, parse, validate } from 'graphql';

const subgraphs = readRepositorySubgraphs(join(import.meta.dirname, '..'));
const isSynthetic = ({ name }: Subgraph) => name.startsWith('synthetic-');

/** Parts of the graph that clients are promised, each across several graphlets. */
const promised = [
  '{ title(id:"tt0111161") { primaryTitle rating { average votes } cast(first:3) { nodes { name { primaryName } characters } } reviews(first:2) { nodes { text } } } }',
  '{ name(id:"nm0000151") { knownFor { displayName isClassic } credits(first: 2) { edges { cursor node { title { primaryTitle } } } } } }',
  '{ titlesByGenre(genre: "Drama", first: 5) { nodes { type awards { recipients { ... on Name { displayName } ... on Title { displayName } } } } } }',
  '{ chart(id: TOP_RATED) { entries(first: 10) { nodes { rank title { primaryTitle rating { average } } } pageInfo { endCursor } } } }',
  '{ trending(first: 3) { displayName ... on Title { genres } ... on Name { birthYear } } }',
  'mutation($input: AddReviewInput!) { addReview(input: $input) { review { createdAt title { primaryTitle } } userErrors { field message } } }',
];

describe('the graph of this repository', () => {
  it('composes with the synthetic graphlets', () => {
    expect(composeGraph(subgraphs)).toMatchObject({ ok: true, hints: [] });
  });

  it('composes without them, and has what clients are promised', () => {
    const own = subgraphs.filter((subgraph) => !isSynthetic(subgraph));
    expect(own.map(({ name }) => name)).toEqual([
      'awards',
      'charts',
      'credits',
      'names',
      'ratings',
      'reviews',
      'titles',
    ]);
    const composed = composeGraph(own);
    if (!composed.ok) throw new Error(JSON.stringify(composed.problems));
    const schema = buildSchema(composed.supergraphSdl, { assumeValid: true });
    expect(promised.flatMap((operation) => validate(schema, parse(operation)))).toEqual([]);
  });
});
