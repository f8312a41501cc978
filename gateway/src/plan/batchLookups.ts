import {
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { FetchPlan, FetchStep } from './fetchPlan.ts';

/**
 * Puts entity look-ups of one graphlet that are ready at the same depth of the graph into one request, under aliases of
 * `_entities`. Fewer requests for the price that a look-up may wait for its neighbours' data.
 */
export function batchLookups({ steps }: FetchPlan): FetchPlan {
  const depths: number[] = [];
  for (const { id, needs } of steps) depths[id] = 1 + Math.max(-1, ...needs.map((need) => depths[need] ?? 0));
  const groups = Map.groupBy(steps, ({ id, graphlet, lookups }) =>
    lookups.length === 0 ? `root ${id}` : `${depths[id]} ${graphlet}`,
  );
  const newIds = new Map<number, number>();
  const ordered = [...groups.values()].sort(
    ([a], [b]) => (depths[a?.id ?? 0] ?? 0) - (depths[b?.id ?? 0] ?? 0),
  );
  for (const [index, group] of ordered.entries()) for (const { id } of group) newIds.set(id, index);
  return {
    steps: ordered.map((group, id) => {
      const needs = new Set(group.flatMap((step) => step.needs.map((need) => newIds.get(need) ?? need)));
      return { ...mergeSteps(group), id, needs: [...needs] };
    }),
  };
}

function mergeSteps(group: readonly FetchStep[]): FetchStep {
  const [first] = group;
  if (first === undefined) throw new Error('an empty group');
  if (group.length === 1) return first;
  const definitions = new Map<string, VariableDefinitionNode>();
  const selections: SelectionNode[] = [];
  const lookups = group.flatMap((step, index) => {
    const operation = renameRepresentations(operationOf(step), index);
    for (const definition of operation.variableDefinitions ?? []) {
      definitions.set(definition.variable.name.value, definition);
    }
    for (const selection of operation.selectionSet.selections) {
      selections.push({ ...selection, alias: { kind: Kind.NAME, value: `e${index}` } } as SelectionNode);
    }
    return step.lookups.map((lookup) => ({ ...lookup, responseName: `e${index}`, variable: `r${index}` }));
  });
  const merged: OperationDefinitionNode = {
    ...operationOf(first),
    variableDefinitions: [...definitions.values()],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  return {
    ...first,
    operation: stripIgnoredCharacters(print(merged)),
    variables: [...new Set(group.flatMap(({ variables }) => variables))],
    lookups,
  };
}

function operationOf({ operation }: FetchStep): OperationDefinitionNode {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('a step without an operation');
  return definition;
}

/** A client may have a variable of that name too; the planner then does not use `representations` twice. */
function renameRepresentations(operation: OperationDefinitionNode, index: number): OperationDefinitionNode {
  return visit(operation, {
    Variable: (node) =>
      node.name.value === 'representations'
        ? { ...node, name: { kind: Kind.NAME, value: `r${index}` } }
        : undefined,
  });
}
