import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, graphql, parse } from 'graphql';

type SchemaModule = Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>[number];

export interface SubgraphDefinition {
  readonly name: string;
  /** Federation 2 types without the schema header. */
  readonly sdl: string;
  readonly resolvers: NonNullable<Extract<SchemaModule, { typeDefs: unknown }>['resolvers']>;
}

export interface Subgraph {
  readonly name: string;
  readonly sdl: string;
  /** Answers a GraphQL request body (JSON text) with a response body. */
  answer(body: string): Promise<string>;
}

const HEADER =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@requires", "@external", "@shareable"])\n';

export function buildSubgraphs(definitions: readonly SubgraphDefinition[]): readonly Subgraph[] {
  return definitions.map(({ name, sdl, resolvers }) => {
    const typeDefs = HEADER + sdl;
    const schema = buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]);
    return { name, sdl: typeDefs, answer: (body) => answer(schema, body) };
  });
}

async function answer(schema: GraphQLSchema, body: string): Promise<string> {
  const { query, operationName, variables } = JSON.parse(body);
  const result = await graphql({ schema, source: query, operationName, variableValues: variables });
  return JSON.stringify(result);
}
