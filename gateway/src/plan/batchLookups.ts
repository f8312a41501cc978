import {
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
} from 'graphql';
import type { FetchPlan, FetchStep } from './fetchPlan.ts';
import { renameVariables, unusedName } from './variableNames.ts';

/**
 * Puts entity look-ups of one graphlet that are ready at the same depth of the graph into one request, under aliases of
 * `_entities`. Fewer requests for the price that a look-up may wait for its neighbours' data.
 */
export function batchLookups({ steps, interfaceObjects }: FetchPlan): FetchPlan {
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
    interfaceObjects,
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
  const variables = [...new Set(group.flatMap((step) => step.variables))];
  const lookups = group.flatMap((step, index) => {
    const variable = unusedName(`r${index}`, variables);
    const operation = renameVariables(
      operationOf(step),
      new Map(step.lookups.map((lookup) => [lookup.variable, variable])),
    );
    for (const definition of operation.variableDefinitions ?? []) {
      definitions.set(definition.variable.name.value, definition);
    }
    for (const selection of operation.selectionSet.selections) {
      selections.push({ ...selection, alias: { kind: Kind.NAME, value: `e${index}` } } as SelectionNode);
    }
    return step.lookups.map((lookup) => ({ ...lookup, responseName: `e${index}`, variable }));
  });
  const merged: OperationDefinitionNode = {
    ...operationOf(first),
    variableDefinitions: [...definitions.values()],
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  return {
    ...first,
    operation: stripIgnoredCharacters(print(merged)),
    variables,
    lookups,
  };
}

function operationOf({ operation }: FetchStep): OperationDefinitionNode {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('a step without an operation');
  return definition;
}
