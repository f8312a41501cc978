import { composeServices } from '@apollo/composition';
import { type DocumentNode, GraphQLError, parse, Source } from 'graphql';
import { describeProblem, type SchemaProblem } from './schemaProblem.ts';

/** One graphlet's part of the graph. */
export interface Subgraph {
  readonly name: string;
  /** Where the gateway reaches it: `lambda:<function name or ARN>`, `http:` or `https:`. */
  readonly url: string;
  readonly sdl: string;
  /** Names the schema in problems; the subgraph's name when absent. */
  readonly file?: string | undefined;
}

export interface ComposedGraph {
  readonly ok: true;
  readonly supergraphSdl: string;
  readonly hints: readonly SchemaProblem[];
}

export type Composition = ComposedGraph | { readonly ok: false; readonly problems: readonly SchemaProblem[] };

/**
 * Composes a Federation 2 supergraph. Problems are a result, with file and line where composition knows them;
 * schemas that do not parse are reported all together, before anything is composed.
 */
export function composeGraph(subgraphs: readonly Subgraph[]): Composition {
  // Composition keeps the order of its input in what it writes; a version must not depend on it.
  const ordered = subgraphs.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const parsed = ordered.map((subgraph) => ({ subgraph, document: parseSubgraph(subgraph) }));
  const syntaxProblems = parsed.flatMap(({ subgraph, document }) =>
    document instanceof GraphQLError ? [describeProblem('INVALID_GRAPHQL', document, subgraph.name)] : [],
  );
  if (syntaxProblems.length > 0) return { ok: false, problems: syntaxProblems };

  const services = parsed.flatMap(({ subgraph, document }) =>
    document instanceof GraphQLError ? [] : [{ name: subgraph.name, url: subgraph.url, typeDefs: document }],
  );
  const result = composeServices(services);
  if (result.errors !== undefined) {
    return { ok: false, problems: result.errors.map((error) => describeProblem(codeOf(error), error)) };
  }
  return {
    ok: true,
    supergraphSdl: result.supergraphSdl,
    hints: result.hints.map((hint) => describeProblem(hint.definition.code, hint)),
  };
}

function parseSubgraph({ name, sdl, file }: Subgraph): DocumentNode | GraphQLError {
  try {
    return parse(new Source(sdl, file ?? name));
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function codeOf(error: GraphQLError): string {
  const { code } = error.extensions;
  return typeof code === 'string' ? code : 'INVALID_GRAPHQL';
}
