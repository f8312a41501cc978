import type { Supergraph } from '@apollo/federation-internals';
import { Kind, parse, visit } from 'graphql';

/** Fields with arguments that some `@requires` selects: Apollo's planner takes the client's call for the required one. */
export function ownCallsOf(supergraph: Supergraph): ReadonlySet<string> {
  const required = new Set<string>();
  const withArguments = new Set<string>();
  for (const { schema, metadata } of subgraphsOf(supergraph)) {
    for (const application of metadata.requiresDirective().applications()) {
      for (const name of fieldNames(application.arguments().fields)) required.add(name);
    }
    for (const type of [...schema.objectTypes(), ...schema.interfaceTypes()]) {
      for (const field of type.fields()) if (field.hasArguments()) withArguments.add(field.name);
    }
  }
  return new Set([...required].filter((name) => withArguments.has(name)));
}

function subgraphsOf(supergraph: Supergraph) {
  return [...supergraph.subgraphs()].map((subgraph) => ({
    schema: subgraph.schema,
    metadata: subgraph.metadata(),
  }));
}

/** @param selection - a `FieldSet` */
function fieldNames(selection: string): readonly string[] {
  const names: string[] = [];
  visit(parse(`{${selection}}`, { noLocation: true }), {
    [Kind.FIELD]: ({ name }) => void names.push(name.value),
  });
  return names;
}
