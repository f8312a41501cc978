import type { FieldShape, SelectionShape, TypeShape } from '../../operation/shape/shape.ts';
import type { FetchStep, Required, Selected } from '../../plan/fetchPlan.ts';
import { partsOf } from '../../plan/mayShareAt.ts';
import { fieldsAlong, type ObjectLayout } from '../data/layout.ts';

/** What is known of the objects at one position. */
export interface Position {
  /** Fields of the answer; undefined where they differ by type. */
  fields: readonly FieldShape[] | undefined;
  /** What steps fetch of them. */
  readonly selections: (readonly Selected[])[];
  /** Leaves that representations are made of. */
  readonly asked: Set<string>;
  /** Fields on the way to objects that a step looks up, or that a representation holds. */
  readonly walked: Set<string>;
}

export type Positions = ReadonlyMap<ObjectLayout, Position>;
type Gathered = Map<ObjectLayout, Position>;

/** What the answer wants, what the steps fetch and what they look into, by position. */
export function gatherPositions(
  steps: readonly FetchStep[],
  shape: SelectionShape,
  root: ObjectLayout,
): Positions {
  const positions: Gathered = new Map();
  visitShape(shape, root, positions);
  for (const part of steps.flatMap(partsOf)) {
    visitPath(root, part.path, positions);
    visitSelection(fieldsAlong(root, part.path).at(-1)?.layout ?? root, part.selection, positions);
  }
  for (const lookup of steps.flatMap(({ lookups }) => lookups)) {
    visitRequired(fieldsAlong(root, lookup.path).at(-1)?.layout ?? root, lookup.requires, positions);
  }
  return positions;
}

function positionOf(positions: Gathered, layout: ObjectLayout): Position {
  const known = positions.get(layout);
  if (known !== undefined) return known;
  const made: Position = { fields: undefined, selections: [], asked: new Set(), walked: new Set() };
  positions.set(layout, made);
  return made;
}

/** Objects below one whose type is not known have no fields here: for each of its types they may be others. */
function visitShape(shape: SelectionShape, layout: ObjectLayout, positions: Gathered): void {
  const { typeName, isAbstract, fieldsByType } = shape;
  if (isAbstract) return;
  const fields = fieldsByType[typeName] ?? [];
  positionOf(positions, layout).fields = fields;
  for (const { dataName, type } of fields) {
    const inner = shapeIn(type);
    if (inner !== undefined) visitShape(inner, layout.object(dataName).layout, positions);
  }
}

function shapeIn(type: TypeShape): SelectionShape | undefined {
  if (type.kind === 'object') return type.selection;
  return type.kind === 'list' || type.kind === 'nonNull' ? shapeIn(type.of) : undefined;
}

function visitPath(root: ObjectLayout, path: readonly string[], positions: Gathered): void {
  let layout = root;
  for (const field of fieldsAlong(root, path)) {
    positionOf(positions, layout).walked.add(field.name);
    layout = field.layout;
  }
}

function visitSelection(layout: ObjectLayout, selection: readonly Selected[], positions: Gathered): void {
  positionOf(positions, layout).selections.push(selection);
  for (const { responseName, selection: inner } of selection) {
    if (inner !== undefined) visitSelection(layout.object(responseName).layout, inner, positions);
  }
}

function visitRequired(layout: ObjectLayout, requires: readonly Required[], positions: Gathered): void {
  const position = positionOf(positions, layout);
  for (const required of requires) {
    if (required.kind === 'fragment') visitRequired(layout, required.selections, positions);
    else if (required.selections === undefined) position.asked.add(required.name);
    else {
      position.walked.add(required.name);
      visitRequired(layout.object(required.name).layout, required.selections, positions);
    }
  }
}
