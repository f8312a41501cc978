import { Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { ancestorsOf } from '../ancestorsOf.ts';
import type { EntityLookup, FetchPlan, FetchStep, Required } from '../fetchPlan.ts';
import { concerns, lacks, missingIn } from './checkRepresentation.ts';
import { checkSelected } from './checkSelected.ts';
import { checkUnselected } from './checkUnselected.ts';
import { type Asking, fetchSelection } from './fetchSelection.ts';
import { concreteTypes, type GraphFacts } from './graphFacts.ts';
import { createPlace, mergePlace, type Place, placesAt, renameIn } from './place.ts';
import type { PlanFault } from './planFault.ts';
import { representationParts } from './representationParts.ts';

/**
 * Proves a plan, apart from who made it: every selected field is fetched from a graphlet that has it, every
 * representation has a key and what is required, complete before its step starts, and no name stands for two calls.
 *
 * @param operation - normalised, as the planner got it
 * @param isStrict - more than is selected is a fault, too
 * @returns what is wrong; empty when the plan is right
 */
export function verifyPlan(
  { steps }: Pick<FetchPlan, 'steps'>,
  operation: OperationDefinitionNode,
  graph: GraphFacts,
  { isStrict = false }: { readonly isStrict?: boolean } = {},
): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  const incomplete: PlanFault[] = [];
  const rootType = graph.schema.getRootType(operation.operation)?.name ?? '';
  const root = createPlace([rootType]);
  for (const step of steps) runStep(step);
  const unfetched = checkSelected(graph.schema, operation.selectionSet, root, [rootType], '');
  // What is not asked because a representation is incomplete may be what nobody wants of such an object.
  if (unfetched.length > 0) faults.push(...incomplete, ...unfetched);
  if (isStrict) {
    const required = new Set(
      steps.flatMap(({ lookups }) => lookups.flatMap((lookup) => namesIn(lookup.requires))),
    );
    faults.push(...checkUnselected(graph.schema, operation.selectionSet, root, required, ''));
  }
  return faults;

  function runStep(step: FetchStep): void {
    const subgraph = graph.subgraphs.get(step.graphlet);
    if (subgraph === undefined) {
      const detail = `step ${step.id} asks ${step.graphlet}, which is not there`;
      faults.push({ kind: 'asks what is not there', detail });
      return;
    }
    const asking: Asking = { graph, subgraph, step: step.id, faults };
    const { selectionSet, type } = readOperation(step, asking);
    if (step.lookups.length === 0) {
      for (const place of placesAt(root, step.path)) {
        const made = createPlace([type]);
        fetchSelection(asking, type, new Set([type]), selectionSet, made, []);
        renameIn(made, step.outputRewrites);
        merge(place, made);
      }
      return;
    }
    const done = ancestorsOf(step, steps);
    for (const lookup of step.lookups) {
      for (const place of placesAt(root, lookup.path)) {
        runLookup(asking, lookup, entitySelection(selectionSet, lookup.responseName), place, done);
      }
    }
  }

  function runLookup(
    asking: Asking,
    lookup: EntityLookup,
    selection: SelectionSetNode,
    place: Place,
    done: ReadonlySet<number>,
  ): void {
    const { subgraph, step } = asking;
    const parts = representationParts(lookup.requires, lookup.inputRewrites);
    const types = [...place.types.keys()].filter((type) => concerns(parts, type));
    const asked = new Set(types.filter((type) => isAskedOf(asking, type, selection)));
    for (const type of asked) {
      const missing = missingIn(place, type, parts, done);
      const keys = [type, ...subgraph.interfaceObjects, ...interfacesOf(graph, type)].flatMap(
        (name) => subgraph.keys.get(name) ?? [],
      );
      const hasKey = keys.some((key) => lacks(place, type, parts, key) === undefined);
      const lack = [...missing, ...(hasKey ? [] : ['a key'])];
      if (lack.length === 0) continue;
      const detail = `step ${step} finds ${type} at "${lookup.path.join('.')}" in ${subgraph.name} without ${lack.join(', ')}`;
      incomplete.push({ kind: 'incomplete representation', detail });
      asked.delete(type);
    }
    const made = createPlace(asked);
    fetchSelection(asking, '', asked, selection, made, [], (type, _field, requires) =>
      lacks(place, type, parts, requires),
    );
    renameIn(made, lookup.outputRewrites);
    merge(place, made);
  }

  function merge(place: Place, made: Place): void {
    for (const detail of mergePlace(place, made, '')) faults.push({ kind: 'one name for two calls', detail });
  }
}

function namesIn(requires: readonly Required[]): readonly string[] {
  return requires.flatMap((required) =>
    required.kind === 'field'
      ? [required.name, ...namesIn(required.selections ?? [])]
      : namesIn(required.selections),
  );
}

/** Whether the entities' selection has anything for a type. */
function isAskedOf({ graph, subgraph }: Asking, type: string, { selections }: SelectionSetNode): boolean {
  return selections.some((node) => {
    if (node.kind !== Kind.INLINE_FRAGMENT) return true;
    const condition = node.typeCondition?.name.value;
    return condition === undefined || concreteTypes(graph, subgraph, condition).includes(type);
  });
}

function interfacesOf({ schema }: GraphFacts, name: string): readonly string[] {
  const type = schema.getType(name);
  return type !== undefined && 'getInterfaces' in type ? type.getInterfaces().map((each) => each.name) : [];
}

function readOperation({ operation }: FetchStep, { subgraph }: Asking) {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('a step without an operation');
  const type = subgraph.schema.getRootType(definition.operation)?.name ?? '';
  return { selectionSet: definition.selectionSet, type };
}

function entitySelection({ selections }: SelectionSetNode, responseName: string): SelectionSetNode {
  for (const node of selections) {
    if (node.kind !== Kind.FIELD || (node.alias ?? node.name).value !== responseName) continue;
    if (node.selectionSet !== undefined) return node.selectionSet;
  }
  return { kind: Kind.SELECTION_SET, selections: [] };
}
