import type { Supergraph } from '@apollo/federation-internals';
import {
  type ConstDirectiveNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';

/** What a proof needs to know of a graph. */
export interface GraphFacts {
  /** All types, also those that clients do not see. */
  readonly schema: GraphQLSchema;
  readonly subgraphs: ReadonlyMap<string, SubgraphFacts>;
}

export interface SubgraphFacts {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Resolvable ones, by type. */
  readonly keys: ReadonlyMap<string, readonly SelectionSetNode[]>;
  /** Types that have a key which is not resolvable. */
  readonly withOtherKeys: ReadonlySet<string>;
  /** By `Type.field`. */
  readonly fields: ReadonlyMap<string, FieldFacts>;
  readonly interfaceObjects: ReadonlySet<string>;
}

export interface FieldFacts {
  readonly isExternal: boolean;
  readonly requires: SelectionSetNode | undefined;
  readonly provides: SelectionSetNode | undefined;
}

export function readGraphFacts(supergraph: Supergraph): GraphFacts {
  const subgraphs = [...supergraph.subgraphs()].map(({ name, schema }) =>
    readSubgraph(name, schema.toGraphQLJSSchema()),
  );
  return {
    schema: supergraph.schema.toGraphQLJSSchema(),
    subgraphs: new Map(subgraphs.map((facts) => [facts.name, facts])),
  };
}

/** Object types of the whole graph that an object may have which a subgraph says to be of a type. */
export function concreteTypes(
  { schema: whole }: GraphFacts,
  { schema, interfaceObjects }: SubgraphFacts,
  name: string,
): readonly string[] {
  const type = schema.getType(name);
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  return possible.flatMap((each) => {
    const behind = interfaceObjects.has(each.name) ? whole.getType(each.name) : undefined;
    return isAbstractType(behind) ? whole.getPossibleTypes(behind).map((one) => one.name) : [each.name];
  });
}

function readSubgraph(name: string, schema: GraphQLSchema): SubgraphFacts {
  const keys = new Map<string, readonly SelectionSetNode[]>();
  const withOtherKeys = new Set<string>();
  const fields = new Map<string, FieldFacts>();
  const interfaceObjects = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const directives = directivesOf(type);
    const all = directives.filter((each) => each.name.value === 'key');
    keys.set(type.name, all.filter(isResolvable).map(selectionOf));
    if (!all.every(isResolvable)) withOtherKeys.add(type.name);
    if (directives.some((each) => each.name.value === 'interfaceObject')) interfaceObjects.add(type.name);
    for (const field of Object.values(type.getFields())) {
      const own = field.astNode?.directives ?? [];
      const find = (wanted: string) => own.find((each) => each.name.value === wanted);
      const [requires, provides] = [find('requires'), find('provides')];
      fields.set(`${type.name}.${field.name}`, {
        isExternal: find('external') !== undefined,
        requires: requires && selectionOf(requires),
        provides: provides && selectionOf(provides),
      });
    }
  }
  return { name, schema, keys, withOtherKeys, fields, interfaceObjects };
}

function directivesOf({ astNode, extensionASTNodes }: GraphQLNamedType): readonly ConstDirectiveNode[] {
  return [astNode, ...extensionASTNodes].flatMap((node) => node?.directives ?? []);
}

function isResolvable(key: ConstDirectiveNode): boolean {
  const value = key.arguments?.find(({ name }) => name.value === 'resolvable')?.value;
  return !(value?.kind === Kind.BOOLEAN && !value.value);
}

/** The `FieldSet` of a directive. */
function selectionOf(directive: ConstDirectiveNode): SelectionSetNode {
  const value = directive.arguments?.find(({ name }) => name.value === 'fields')?.value;
  const [operation] = parse(`{${value?.kind === Kind.STRING ? value.value : ''}}`, {
    noLocation: true,
  }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('a selection without braces');
  return operation.selectionSet;
}
