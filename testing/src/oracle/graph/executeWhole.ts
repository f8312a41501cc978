import {
  type DocumentNode,
  type ExecutionResult,
  executeSync,
  type GraphQLFieldResolver,
  type GraphQLTypeResolver,
} from 'graphql';
import type { Graph } from './graph.ts';
import { createRunState, type Node, type RunState } from './node.ts';
import { chooseValue, expandValue, inputsText } from './readValue.ts';
import { requiredBy } from './required.ts';

interface Context {
  readonly graph: Graph;
  readonly state: RunState;
}

/** Fields in an answer; more of them take time and show nothing new. */
const FIELD_LIMIT = 5_000;

/**
 * The truth: graphql-js on the whole schema and its data.
 *
 * @returns undefined when the answer would be too large to be of use
 */
export function executeWhole(
  graph: Graph,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): ExecutionResult | undefined {
  const state = createRunState();
  const result = executeSync({
    schema: graph.apiSchema,
    document,
    variableValues: variables,
    contextValue: { graph, state } satisfies Context,
    fieldResolver,
    typeResolver,
  });
  return state.fields > FIELD_LIMIT ? undefined : result;
}

const typeResolver: GraphQLTypeResolver<Node, Context> = ({ object }) => object.type;

const fieldResolver: GraphQLFieldResolver<Node | undefined, Context> = (source, args, context, info) => {
  const { graph, state } = context;
  if (++state.fields > FIELD_LIMIT) return null;
  if (source === undefined && info.operation.operation === 'mutation') state.mutations++;
  const object = source?.object ?? graph.objects.get(info.parentType.name);
  if (object === undefined) return null;
  const sequence = source?.sequence ?? state.mutations;
  const inputs = inputsText(args, requiredBy(graph, object, info.fieldName));
  return expandValue(chooseValue(object, info.fieldName, inputs), {
    inputs,
    sequence,
    error: (message) => new Error(message),
    object: (id): Node | null => {
      const found = graph.objects.get(id);
      return found === undefined ? null : { object: found, sequence };
    },
  });
};
