import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { parse } from 'graphql';
import { createApolloPlanner } from './createApolloPlanner.ts';

/** Books, films and songs of one subgraph; another leads from each of them to others. */
const subgraphs = {
  media: `
    type Query { media: [Media] }
    interface Media @key(fields: "id") { id: ID! }
    type Book implements Media @key(fields: "id") { id: ID! title: String }
    type Film implements Media @key(fields: "id") { id: ID! title: String }
    type Song implements Media @key(fields: "id") { id: ID! title: String }`,
  links: `type Media @key(fields: "id") @interfaceObject { id: ID! like: [Media] }`,
};

function plannerOf(sdls: Readonly<Record<string, string>>) {
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@interfaceObject"])`;
  const services = Object.entries(sdls).map(([name, sdl]) => ({ name, typeDefs: parse(`${link} ${sdl}`) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors.join());
  return createApolloPlanner(Supergraph.build(supergraphSdl));
}

describe("Apollo's planner", () => {
  it('refuses an operation with more ways to one field than it can compare', () => {
    const planner = plannerOf(subgraphs);
    const deep = (depth: number): string =>
      depth === 0 ? 'id' : `... on Book { title } ... on Film { title } like { ${deep(depth - 1)} }`;
    expect(planner.plan(parse(`{ media { ${deep(2)} } }`), undefined).steps.length).toBeGreaterThan(1);
    expect(() => planner.plan(parse(`{ media { ${deep(12)} } }`), undefined)).toThrow(/Too many options/);
  });

  it('refuses a root field that no graphlet can answer', () => {
    const planner = plannerOf({
      news: 'type Query { latest: Item first: Item } interface Item @key(fields: "id") { id: ID! }',
      notes: 'type Item @key(fields: "id", resolvable: false) @interfaceObject { id: ID! note: String }',
    });
    expect(() => planner.plan(parse('{ first { __typename } latest { note } }'), undefined)).toThrow(
      'No graphlet can answer what is selected of the root field "latest".',
    );
  });
});
