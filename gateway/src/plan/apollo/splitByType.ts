import {
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { FetchStep, Required } from '../fetchPlan.ts';
import { selectedOfType } from '../verify/checkUnselected.ts';

/**
 * Splits look-ups of an interface object by the types of its objects, where some fields are selected of some types only:
 * Apollo's planner asks for them of all, and what fails in them takes the rest along.
 *
 * @param graphlets - that have an interface object
 * @param operation - normalised
 */
export function splitByType(
  schema: GraphQLSchema,
  graphlets: ReadonlySet<string>,
  operation: OperationDefinitionNode,
  steps: readonly FetchStep[],
): readonly FetchStep[] {
  const required = new Set(steps.flatMap(({ lookups }) => lookups.flatMap((each) => namesIn(each.requires))));
  const split: FetchStep[] = [];
  const newIds = new Map<number, readonly number[]>();
  for (const step of steps) {
    const needs = step.needs.flatMap((need) => newIds.get(need) ?? []);
    const parts = graphlets.has(step.graphlet) ? splitStep(schema, operation, step, required) : [step];
    newIds.set(
      step.id,
      parts.map((_, at) => split.length + at),
    );
    for (const part of parts) split.push({ ...part, id: split.length, needs });
  }
  return split;
}

function splitStep(
  schema: GraphQLSchema,
  { selectionSet }: OperationDefinitionNode,
  step: FetchStep,
  required: ReadonlySet<string>,
): readonly FetchStep[] {
  const [lookup] = step.lookups;
  if (lookup === undefined) return [step];
  const types = [...new Set(typesIn(lookup.requires))].filter((type) => isObject(schema, type));
  const set = selectionAt([selectionSet], lookup.path);
  const selected = types.map((type) => new Set(selectedOfType(schema, set, type).keys()));
  const anywhere = [...new Set(selected.flatMap((names) => [...names]))];
  const groups = Map.groupBy(types, (_, at) =>
    anywhere.filter((name) => selected[at]?.has(name) === false && !required.has(name)).join(),
  );
  const parts = [...groups].flatMap(([unwanted, group]): readonly FetchStep[] => {
    const text = withoutFields(step.operation, new Set(unwanted.split(',')));
    if (text === undefined) return [];
    const others = new Set(types.filter((type) => !group.includes(type)));
    return [
      { ...step, operation: text, lookups: [{ ...lookup, requires: onlyFor(lookup.requires, others) }] },
    ];
  });
  return groups.size < 2 ? [step] : parts;
}

/** The operation without those fields of its entities; undefined when nothing is left of it. */
function withoutFields(operation: string, names: ReadonlySet<string>): string | undefined {
  const document = parse(operation, { noLocation: true });
  let depth = 0;
  const left = visit(document, {
    InlineFragment: {
      leave: ({ selectionSet }) => (selectionSet.selections.length === 0 ? null : undefined),
    },
    Field: {
      enter(field) {
        if (depth === 1 && names.has((field.alias ?? field.name).value)) return null;
        depth++;
        return undefined;
      },
      leave() {
        depth--;
      },
    },
  });
  let isEmpty = false;
  visit(left, {
    SelectionSet({ selections }) {
      if (selections.length === 0) isEmpty = true;
    },
  });
  return isEmpty ? undefined : stripIgnoredCharacters(print(left));
}

function onlyFor(requires: readonly Required[], others: ReadonlySet<string>): readonly Required[] {
  return requires.flatMap((each): readonly Required[] => {
    if (each.kind === 'field') return [each];
    const types = each.types.filter((type) => !others.has(type));
    return types.length === 0 ? [] : [{ ...each, types }];
  });
}

function typesIn(requires: readonly Required[]): readonly string[] {
  return requires.flatMap((each) => (each.kind === 'fragment' ? each.types : []));
}

function namesIn(requires: readonly Required[]): readonly string[] {
  return requires.flatMap((each) =>
    each.kind === 'field' ? [each.name, ...namesIn(each.selections ?? [])] : namesIn(each.selections),
  );
}

/** What is selected at a path of response names, whatever the types on the way. */
function selectionAt(sets: readonly SelectionSetNode[], path: readonly string[]): SelectionSetNode {
  let level = sets;
  for (const name of path) if (name !== '@') level = level.flatMap((set) => below(set, name));
  return { kind: Kind.SELECTION_SET, selections: level.flatMap(({ selections }) => selections) };
}

function below({ selections }: SelectionSetNode, name: string): readonly SelectionSetNode[] {
  return selections.flatMap((node): readonly SelectionSetNode[] => {
    if (node.kind === Kind.INLINE_FRAGMENT) return below(node.selectionSet, name);
    if (node.kind !== Kind.FIELD || (node.alias ?? node.name).value !== name) return [];
    return node.selectionSet === undefined ? [] : [node.selectionSet];
  });
}

function isObject(schema: GraphQLSchema, name: string): boolean {
  return schema.getType(name)?.astNode?.kind === Kind.OBJECT_TYPE_DEFINITION;
}
