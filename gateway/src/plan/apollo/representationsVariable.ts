import { type DocumentNode, Kind, parse, print } from 'graphql';
import type { FetchStep } from '../fetchPlan.ts';
import { renameVariables, unusedName } from '../variableNames.ts';

const OURS = 'representations';

/** The planner calls a variable of its own `representations` and expects that no client does. */
export interface VariableNames {
  /** The document, with a name that the planner does not use. */
  readonly document: DocumentNode;
  /** Gives the client's variable its name back in what was planned. */
  restore(step: FetchStep): FetchStep;
}

export function avoidRepresentations(document: DocumentNode): VariableNames {
  const used = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
  );
  if (!used.includes(OURS)) return { document, restore: (step) => step };

  const theirs = unusedName(OURS, used);
  const planners = unusedName(`${theirs}_`, used);
  return {
    document: renameVariables(document, new Map([[OURS, theirs]])),
    restore: (step) => ({
      ...step,
      operation: print(
        renameVariables(
          parse(step.operation, { noLocation: true }),
          new Map([
            [OURS, planners],
            [theirs, OURS],
          ]),
        ),
      ),
      variables: step.variables.map((name) => (name === theirs ? OURS : name)),
      lookups: step.lookups.map((lookup) => ({ ...lookup, variable: planners })),
    }),
  };
}
