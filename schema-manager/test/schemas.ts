import type { Subgraph } from '../src/composeGraph.ts';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@shareable"])\n';

/** A subgraph of Federation 2 in a file `<name>.graphql`; line 1 is its @link, line 2 the first of `sdl`. */
export function subgraph(name: string, sdl: string): Subgraph {
  return { name, url: `lambda:${name}`, sdl: link + sdl, file: `${name}.graphql` };
}

export const titles = subgraph(
  'titles',
  'type Query { title(id: ID!): Title }\ntype Title @key(fields: "id") { id: ID! primaryTitle: String! }',
);
export const ratings = subgraph('ratings', 'type Title @key(fields: "id") { id: ID! average: Float }');
export const votes = subgraph('ratings', 'type Title @key(fields: "id") { id: ID! votes: Int }');
