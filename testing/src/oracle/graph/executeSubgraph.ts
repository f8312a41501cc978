import {
  type DocumentNode,
  type ExecutionResult,
  executeSync,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLTypeResolver,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { findEntity } from './findEntity.ts';
import type { Graph, Subgraph } from './graph.ts';
import type { StoredObject } from './graphSource.ts';
import type { Node, RunState } from './node.ts';
import { findUnprovided, isProvided, nestedProvided } from './provided.ts';
import { chooseValue, expandValue, inputsText } from './readValue.ts';
import { pickRequired, readRequired } from './required.ts';

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
  if (facts?.isExternal && !isProvided(subgraph.schema, object.type, source?.provided ?? [], fieldName)) {
    return fail(`${coordinate} is external here`);
  }
  let required: unknown;
  if (facts?.requires !== undefined) {
    const picked = readInputs(context, info.parentType.name, object, source, facts.requires);
    if (picked.missing !== undefined) {
      return fail(`${coordinate} requires ${picked.missing}, which is missing`);
    }
    required = picked.values;
  }

  const sequence = source?.sequence ?? state.mutations;
  const provided = [
    ...nestedProvided(source?.provided ?? [], fieldName),
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

/** What a field requires: out of the representation, or known here, because it is provided on this way. */
function readInputs(
  { graph, subgraph }: Context,
  type: string,
  object: StoredObject,
  source: Node | undefined,
  requires: SelectionSetNode,
): ReturnType<typeof pickRequired> {
  if (source?.representation !== undefined) {
    return pickRequired(subgraph.schema, type, source.representation, requires);
  }
  const missing = findUnprovided(subgraph, type, source?.provided ?? [], requires);
  return missing === undefined
    ? { values: readRequired(graph, subgraph.schema, object, requires) }
    : { values: {}, missing };
}

const resolveReference =
  ({ graph, subgraph, state }: Context) =>
  (representation: Readonly<Record<string, unknown>>): Node | Error | null => {
    const found = findEntity(graph, subgraph, representation);
    if (typeof found !== 'string') return { object: found, sequence: state.mutations, representation };
    state.faults.push(`${subgraph.name}: ${found}`);
    return new Error(found);
  };
