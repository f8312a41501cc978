import {
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { FetchStep, Required } from '../../fetchPlan.ts';
import { isNeeded } from '../../isNeeded.ts';
import { selectedOf } from '../../selectedOf.ts';
import { unusedName } from '../../variableNames.ts';
import type { TypesOf } from '../convert.ts';
import { namesRestored } from '../requiredNames.ts';
import type { Chain } from './expandChains.ts';

/** The look-up that asks for a chained field, once all that it requires is there. */
export function chainStep(
  { path, type, node, field, requires }: Chain,
  { variableDefinitions = [] }: OperationDefinitionNode,
  earlier: readonly FetchStep[],
  typesOf: TypesOf,
): FetchStep {
  const used = new Set<string>();
  visit(node, { Variable: ({ name }) => void used.add(name.value) });
  const definitions = variableDefinitions.filter(({ variable }) => used.has(variable.name.value));
  const variable = unusedName('representations', [...used]);
  const operation = lookupText(variable, definitions, type, { kind: Kind.SELECTION_SET, selections: [node] });
  const step: FetchStep = {
    id: earlier.length,
    graphlet: field.graphlet,
    operation,
    operationName: undefined,
    isMutation: false,
    variables: definitions.map((definition) => definition.variable.name.value),
    needs: [],
    path: [],
    lookups: [
      {
        responseName: '_entities',
        variable,
        path,
        selection: selectedOf(operation, [], [])[0]?.selection ?? [],
        requires: [
          {
            kind: 'fragment',
            types: [type],
            selections: [
              { kind: 'field', name: '__typename' },
              ...toRequired(requires, typesOf),
              ...toRequired(field.key, typesOf),
            ],
          },
        ],
        inputRewrites: namesRestored(requires),
        outputRewrites: [],
      },
    ],
    selection: [],
    outputRewrites: [],
  };
  const isStrict = earlier.some(({ isMutation }) => isMutation);
  const needs = earlier.filter((each) => isStrict || isNeeded(step, each, true)).map(({ id }) => id);
  return { ...step, needs };
}

function lookupText(
  variable: string,
  definitions: readonly VariableDefinitionNode[],
  type: string,
  selectionSet: SelectionSetNode,
): string {
  const others = definitions.map((definition) => print(definition)).join(' ');
  return stripIgnoredCharacters(
    `query($${variable}: [_Any!]! ${others}) { _entities(representations: $${variable}) { ... on ${type} ${print(selectionSet)} } }`,
  );
}

function toRequired({ selections }: SelectionSetNode, typesOf: TypesOf): readonly Required[] {
  return selections.flatMap((node): readonly Required[] => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [];
    if (node.kind === Kind.FIELD) {
      const inner = node.selectionSet === undefined ? undefined : toRequired(node.selectionSet, typesOf);
      return [{ kind: 'field', name: (node.alias ?? node.name).value, selections: inner }];
    }
    const inner = toRequired(node.selectionSet, typesOf);
    if (node.typeCondition === undefined) return inner;
    return [{ kind: 'fragment', types: typesOf(node.typeCondition.name.value), selections: inner }];
  });
}
