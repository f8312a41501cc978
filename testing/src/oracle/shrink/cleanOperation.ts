import { type DefinitionNode, type DocumentNode, Kind, print, visit } from 'graphql';
import type { Operation } from '../operation/operation.ts';

/** The operation without the fragments and variables that nothing uses any more. */
export function cleanOperation(document: DocumentNode, variables: Operation['variables']): Operation {
  const used = usedFragments(document);
  const definitions = document.definitions.filter(
    (definition) => definition.kind !== Kind.FRAGMENT_DEFINITION || used.has(definition.name.value),
  );
  const names = usedVariables(definitions);
  return {
    query: print({
      kind: Kind.DOCUMENT,
      definitions: definitions.map((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION
          ? {
              ...definition,
              variableDefinitions: (definition.variableDefinitions ?? []).filter(({ variable }) =>
                names.has(variable.name.value),
              ),
            }
          : definition,
      ),
    }),
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => names.has(name))),
  };
}

/** Fragments that the operation reaches. */
function usedFragments(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  const look = (definition: DefinitionNode) => {
    visit(definition, {
      FragmentSpread({ name: { value } }) {
        if (used.has(value)) return;
        used.add(value);
        const fragment = document.definitions.find(
          (other) => other.kind === Kind.FRAGMENT_DEFINITION && other.name.value === value,
        );
        if (fragment !== undefined) look(fragment);
      },
    });
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) look(definition);
  }
  return used;
}

function usedVariables(definitions: readonly DefinitionNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const definition of definitions) {
    visit(definition, {
      VariableDefinition: () => false,
      Variable({ name }) {
        names.add(name.value);
      },
    });
  }
  return names;
}
