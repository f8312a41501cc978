import { type FieldNode, getNamedType, isCompositeType, Kind, type SelectionSetNode } from 'graphql';
import { callText } from './callText.ts';
import { concreteTypes, type FieldFacts, type GraphFacts, type SubgraphFacts } from './graphFacts.ts';
import { createPlace, type Fetched, type Place } from './place.ts';
import type { PlanFault } from './planFault.ts';
import { type Provided, providedBelow } from './provided.ts';

/** One step that asks one graphlet. */
export interface Asking {
  readonly graph: GraphFacts;
  readonly subgraph: SubgraphFacts;
  readonly step: number;
  readonly faults: PlanFault[];
}

/** Checks what a field requires; at the top of a look-up that is in the representation. */
export type CheckRequired = (type: string, field: string, requires: SelectionSetNode) => string | undefined;

/** Puts into a place what a selection brings, and notes what the graphlet cannot answer. */
export function fetchSelection(
  asking: Asking,
  /** As the graphlet knows it. */
  parent: string,
  types: ReadonlySet<string>,
  { selections }: SelectionSetNode,
  place: Place,
  provided: Provided,
  checkRequired?: CheckRequired,
): void {
  for (const node of selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) throw new Error('a step with a named fragment');
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const condition = node.typeCondition?.name.value ?? parent;
      const covered = new Set(concreteTypes(asking.graph, asking.subgraph, condition));
      const left = new Set([...types].filter((type) => covered.has(type)));
      fetchSelection(asking, condition, left, node.selectionSet, place, provided, checkRequired);
    } else {
      for (const type of types) fetchField(asking, parent, type, node, place, provided, checkRequired);
    }
  }
}

function fetchField(
  asking: Asking,
  parent: string,
  type: string,
  node: FieldNode,
  place: Place,
  provided: Provided,
  checkRequired: CheckRequired | undefined,
): void {
  const { graph, subgraph, step, faults } = asking;
  const field = node.name.value;
  const fields = place.types.get(type);
  if (fields === undefined) return;
  if (field === '__typename') {
    add(fields, node, step, undefined);
    return;
  }
  const known = subgraph.schema.getType(type) === undefined ? parent : type;
  const facts = subgraph.fields.get(`${known}.${field}`);
  const complain = (kind: PlanFault['kind'], detail: string) =>
    faults.push({ kind, detail: `step ${step} asks ${subgraph.name} for ${known}.${field}, ${detail}` });
  if (facts === undefined) {
    complain('asks what is not there', 'which it does not have');
    return;
  }
  const below = providedBelow(subgraph.schema, type, provided, field);
  if (facts.isExternal && below === undefined) {
    complain('asks what is not there', 'which is external there');
  }
  if (facts.requires !== undefined && !isAllProvided(subgraph, type, provided, facts.requires)) {
    const lack =
      checkRequired?.(type, field, facts.requires) ?? (checkRequired ? undefined : 'below the top');
    if (lack !== undefined) complain('asks without what is required', `which requires: ${lack}`);
  }
  add(fields, node, step, () => {
    const named = fieldType(subgraph, parent, known, field);
    if (named === undefined || node.selectionSet === undefined) return undefined;
    const types = new Set(concreteTypes(graph, subgraph, named));
    const inner = fields.get((node.alias ?? node.name).value)?.place ?? createPlace(types);
    fetchSelection(asking, named, types, node.selectionSet, inner, providedOf(facts, below));
    return inner;
  });
}

function providedOf({ provides }: FieldFacts, below: Provided | undefined): Provided {
  return [...(below ?? []), ...(provides === undefined ? [] : [provides])];
}

/** A required field that is provided on the way, or is the graphlet's own, needs no representation. */
function isAllProvided(
  subgraph: SubgraphFacts,
  type: string,
  provided: Provided,
  { selections }: SelectionSetNode,
): boolean {
  return selections.every((node) => {
    if (node.kind !== Kind.FIELD) return false;
    const field = node.name.value;
    const below = providedBelow(subgraph.schema, type, provided, field);
    if (below === undefined && subgraph.fields.get(`${type}.${field}`)?.isExternal !== false) return false;
    if (node.selectionSet === undefined) return true;
    const named = fieldType(subgraph, type, type, field);
    return named !== undefined && isAllProvided(subgraph, named, below ?? [], node.selectionSet);
  });
}

function fieldType(
  { schema }: SubgraphFacts,
  parent: string,
  known: string,
  field: string,
): string | undefined {
  for (const name of [known, parent]) {
    const type = schema.getType(name);
    if (type === undefined || !('getFields' in type)) continue;
    const named = getNamedType(type.getFields()[field]?.type);
    if (isCompositeType(named)) return named.name;
  }
  return undefined;
}

function add(
  fields: Map<string, Fetched>,
  node: FieldNode,
  step: number,
  makePlace: (() => Place | undefined) | undefined,
): void {
  const name = (node.alias ?? node.name).value;
  const known = fields.get(name);
  const place = makePlace?.();
  if (known === undefined) fields.set(name, { call: callText(node), steps: new Set([step]), place });
}
