import type { GraphQLSchema, SelectionSetNode } from 'graphql';
import type { Facts } from './facts.ts';
import type { GraphSource, StoredObject } from './graphSource.ts';

/** A graph that composes, ready to be asked whole and in parts. */
export interface Graph {
  readonly source: GraphSource;
  readonly supergraphSdl: string;
  /** What clients see; the truth is executed on it. */
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  readonly objects: ReadonlyMap<string, StoredObject>;
  readonly objectsOf: ReadonlyMap<string, readonly StoredObject[]>;
}

export interface Subgraph {
  readonly name: string;
  readonly sdl: string;
  readonly schema: GraphQLSchema;
  readonly facts: Facts;
  /** `Type.field` that other subgraphs have taken over. */
  readonly overridden: ReadonlySet<string>;
}

/** Where a field's `@requires` stands: its selection is to be read by that subgraph's schema. */
export interface Requires {
  readonly subgraph: Subgraph;
  readonly selection: SelectionSetNode;
}

/** The `@requires` of a field in whichever subgraph resolves it. */
export function requiresOf(graph: Graph, type: string, field: string): Requires | undefined {
  const interfaces = graph.apiSchema.getType(type);
  const names = [type];
  if (interfaces !== undefined && 'getInterfaces' in interfaces) {
    names.push(...interfaces.getInterfaces().map(({ name }) => name));
  }
  for (const subgraph of graph.subgraphs.values()) {
    for (const name of names) {
      if (name !== type && !subgraph.facts.interfaceObjects.has(name)) continue;
      const selection = subgraph.facts.fields.get(`${name}.${field}`)?.requires;
      if (selection !== undefined && !subgraph.overridden.has(`${name}.${field}`)) {
        return { subgraph, selection };
      }
    }
  }
  return undefined;
}
