import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, isAbstractType, isObjectType, parse } from 'graphql';
import { type Facts, readFacts } from './facts.ts';
import type { Graph, Subgraph } from './graph.ts';
import type { GraphSource, StoredObject, SubgraphSource } from './graphSource.ts';

/** Where a gateway reaches a subgraph. */
export type UrlOf = (subgraph: string) => string;

/** @returns what composition says, when the subgraphs do not compose */
export function loadGraph(
  source: GraphSource,
  urlOf: UrlOf = (name) => `lambda:${name}`,
): Graph | readonly string[] {
  const parsed = source.subgraphs.map(({ name, sdl }) => ({ name, sdl, document: parse(sdl) }));
  const composed = composeServices(
    parsed.map(({ name, document }) => ({ name, url: urlOf(name), typeDefs: document })),
  );
  if (composed.errors !== undefined) return composed.errors.map(({ message }) => message);
  const facts = new Map(parsed.map(({ name, document }) => [name, readFacts(document)]));
  return {
    source,
    supergraphSdl: composed.supergraphSdl,
    apiSchema: composed.schema.toAPISchema().toGraphQLJSSchema(),
    subgraphs: new Map(source.subgraphs.map((subgraph) => [subgraph.name, loadSubgraph(subgraph, facts)])),
    objects: new Map(source.data.objects.map((object) => [object.id, object])),
    objectsOf: groupByType(source.data.objects),
  };
}

function loadSubgraph({ name, sdl }: SubgraphSource, all: ReadonlyMap<string, Facts>): Subgraph {
  const schema = buildSubgraphSchema(parse(sdl));
  resolveByTheOracle(schema);
  const overridden = new Set<string>();
  for (const { fields } of all.values()) {
    for (const [coordinate, { overrides }] of fields) if (overrides === name) overridden.add(coordinate);
  }
  const facts = all.get(name);
  if (facts === undefined) throw new Error(`No facts of "${name}".`);
  return { name, sdl, schema, facts, overridden };
}

/** One resolver for all fields and one for all types (executeSubgraph.ts) take the place of the library's. */
function resolveByTheOracle(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = undefined;
    if (isObjectType(type)) type.isTypeOf = undefined;
  }
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) delete field.resolve;
}

function groupByType(objects: readonly StoredObject[]): ReadonlyMap<string, readonly StoredObject[]> {
  return Map.groupBy(objects, ({ type }) => type);
}
