import type { Supergraph } from '@apollo/federation-internals';
import {
  type DirectiveDefinitionNode,
  extendSchema,
  type GraphQLSchema,
  getNamedType,
  Kind,
  visit,
} from 'graphql';
import { sameOperation } from '../normalize/sameOperation.ts';
import type { ParsedOperation } from '../parse/parseOperation.ts';

/** What clients see, with directives of operations that graphlets compose. */
export interface ClientSchema {
  readonly schema: GraphQLSchema;
  /**
   * An operation without those directives: which graphlets have one, a supergraph does not say, so that no graphlet is sent
   * one.
   */
  readonly withoutLinked: (parsed: ParsedOperation) => ParsedOperation;
}

/**
 * Apollo hides all that a linked specification defines, also a directive of operations that graphlets compose by
 * `@composeDirective`, which is there for clients to use.
 */
export function createClientSchema(supergraph: Supergraph): ClientSchema {
  const api = supergraph.apiSchema();
  const schema = api.toGraphQLJSSchema();
  const hidden = supergraph.schema
    .directives()
    .filter((each) => each.hasExecutableLocations() && api.directive(each.name) === undefined);
  if (hidden.length === 0) return { schema, withoutLinked: (parsed) => parsed };
  const whole = supergraph.schema.toGraphQLJSSchema();
  const definitions = hidden.flatMap(({ name }): readonly DirectiveDefinitionNode[] => {
    const directive = whole.getDirective(name);
    if (directive?.astNode == null) return [];
    return directive.args.every(({ type }) => schema.getType(getNamedType(type).name) !== undefined)
      ? [directive.astNode]
      : [];
  });
  const names = new Set(definitions.map(({ name }) => name.value));
  return {
    schema: extendSchema(schema, { kind: Kind.DOCUMENT, definitions }),
    withoutLinked: (parsed) =>
      sameOperation(
        parsed,
        visit(parsed.document, { Directive: ({ name }) => (names.has(name.value) ? null : undefined) }),
      ),
  };
}
