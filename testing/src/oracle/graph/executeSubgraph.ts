import {
  type DocumentNode,
  type ExecutionResult,
  executeSync,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLTypeResolver,
  Kind,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { findEntity } from './findEntity.ts';
import type { Graph, Subgraph } from './graph.ts';
import type { Node, RunState } from './node.ts';
import { chooseValue, expandValue, inputsText } from './readValue.ts';
import { isSubtype, pickRequired } from './required.ts';

interface Context {
  readonly graph: Graph;
  readonly subgraph: Subgraph;
  readonly state: RunState;
}

export interface SubgraphRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string | undefined;
}

/** A subgraph's answer, by graphql-js. What a gateway must not ask is an error in it, and noted in the state. */
export function executeSubgraph(
  graph: Graph,
  subgraph: Subgraph,
  request: SubgraphRequest,
  state: RunState,
): ExecutionResult {
  const document = parseValid(subgraph, request.query);
  if (!('kind' in document)) {
    state.faults.push(`${subgraph.name} was sent an invalid operation: ${document[0]?.message}`);
    return { errors: document };
  }
  return executeSync({
    schema: subgraph.schema,
    document,
    variableValues: request.variables,
    operationName: request.operationName,
    contextValue: { graph, subgraph, state } satisfies Context,
    fieldResolver,
    typeResolver,
  });
}

function parseValid(subgraph: Subgraph, query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query, { noLocation: true });
    const errors = validate(subgraph.schema, document);
    return errors.length > 0 ? errors : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

const typeResolver: GraphQLTypeResolver<Node, Context> = ({ object }, { subgraph }) =>
  subgraph.schema.getType(object.type) === undefined ? interfaceObjectOf(subgraph) : object.type;

function interfaceObjectOf({ facts }: Subgraph): string | undefined {
  return [...facts.interfaceObjects][0];
}

const fieldResolver: GraphQLFieldResolver<Node | undefined, Context> = (source, args, context, info) => {
  const { graph, state, subgraph } = context;
  const { fieldName } = info;
  if (source === undefined) {
    if (fieldName === '_entities') return args.representations.map(resolveReference(context));
    if (fieldName === '_service') return null;
    if (info.operation.operation === 'mutation') state.mutations++;
  }
  const object = source?.object ?? graph.objects.get(info.parentType.name);
  if (object === undefined) return null;

  const coordinate = `${info.parentType.name}.${fieldName}`;
  const facts = subgraph.facts.fields.get(coordinate);
  const fail = (what: string): Error => {
    state.faults.push(`${subgraph.name}: ${what}`);
    return new Error(what);
  };
  if (subgraph.overridden.has(coordinate)) return fail(`${coordinate} is overridden elsewhere`);
  if (facts?.isExternal && !isProvided(subgraph, source, fieldName)) {
    return fail(`${coordinate} is external here`);
  }
  let required: unknown;
  if (facts?.requires !== undefined) {
    const representation = source?.representation;
    if (representation === undefined) return fail(`${coordinate} was asked for without a representation`);
    const picked = pickRequired(subgraph.schema, info.parentType.name, representation, facts.requires);
    if (picked.missing !== undefined)
      return fail(`${coordinate} requires ${picked.missing}, which is missing`);
    required = picked.values;
  }

  const sequence = source?.sequence ?? state.mutations;
  const provided = [
    ...nestedProvided(source?.provided, fieldName),
    ...(facts?.provides === undefined ? [] : [facts.provides]),
  ];
  const inputs = inputsText(args, required);
  return expandValue(chooseValue(object, fieldName, inputs), {
    inputs,
    sequence,
    error: (message) => new Error(message),
    object: (id): Node | null => {
      const found = graph.objects.get(id);
      return found === undefined ? null : { object: found, sequence, provided };
    },
  });
};

const resolveReference =
  ({ graph, subgraph, state }: Context) =>
  (representation: Readonly<Record<string, unknown>>): Node | Error | null => {
    const found = findEntity(graph, subgraph, representation);
    if (typeof found !== 'string') return { object: found, sequence: state.mutations, representation };
    state.faults.push(`${subgraph.name}: ${found}`);
    return new Error(found);
  };

function isProvided(subgraph: Subgraph, source: Node | undefined, field: string): boolean {
  const provided = source?.provided ?? [];
  return provided.some((selection) => hasField(subgraph, source, selection, field));
}

function hasField(
  subgraph: Subgraph,
  source: Node | undefined,
  { selections }: SelectionSetNode,
  field: string,
): boolean {
  return selections.some((node) => {
    if (node.kind === Kind.FIELD) return node.name.value === field;
    if (node.kind === Kind.FRAGMENT_SPREAD) return false;
    const type = source?.object.type ?? '';
    const condition = node.typeCondition?.name.value ?? type;
    const applies = condition === type || isSubtype(subgraph.schema, condition, type);
    return applies && hasField(subgraph, source, node.selectionSet, field);
  });
}

function nestedProvided(
  provided: readonly SelectionSetNode[] | undefined,
  field: string,
): readonly SelectionSetNode[] {
  return (provided ?? []).flatMap(({ selections }): readonly SelectionSetNode[] =>
    selections.flatMap((node): readonly SelectionSetNode[] => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return [];
      if (node.kind === Kind.INLINE_FRAGMENT) return nestedProvided([node.selectionSet], field);
      return node.name.value === field && node.selectionSet !== undefined ? [node.selectionSet] : [];
    }),
  );
}
