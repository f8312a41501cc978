import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { subgraphs } from './subgraphs.ts';

/**
 * @param urlOf - routing URL of a subgraph by its name
 * @throws {Error} when the graph does not compose (our bug)
 */
export function composeSupergraph(urlOf: (name: string) => string): string {
  const result = composeServices(
    subgraphs.map(({ name, sdl }) => ({ name, url: urlOf(name), typeDefs: parse(sdl) })),
  );
  if (result.errors !== undefined) throw new Error(result.errors.map((error) => error.message).join('\n'));
  return result.supergraphSdl;
}
