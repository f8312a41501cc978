import type { FieldShape, SelectionShape, TypeShape } from '../operation/shape.ts';
import type { FetchStep, Required, Selected } from '../plan/fetchPlan.ts';
import { partsOf } from '../plan/mayShareAt.ts';
import { fieldsAlong, type ObjectLayout, type RunMember } from './layout.ts';
import { enumScan, listScan, nullableScan, objectScan, type Scan, scalarScan } from './scan.ts';

/** What is known of the objects at one position. */
interface Position {
  /** Fields of the answer; undefined where they differ by type. */
  fields: readonly FieldShape[] | undefined;
  /** What steps fetch of them. */
  readonly selections: (readonly Selected[])[];
  /** Leaves that representations are made of. */
  readonly asked: Set<string>;
  /** Fields on the way to objects that a step looks up, or that a representation holds. */
  readonly walked: Set<string>;
}

type Positions = Map<ObjectLayout, Position>;

/**
 * Finds the fields that a graphlet gives in the order in which the client wants them, and that nobody else gives: they can go
 * from text to text in one piece. Whole objects and lists are among them where nobody looks into them.
 */
export function findRuns(steps: readonly FetchStep[], shape: SelectionShape, root: ObjectLayout): void {
  const positions: Positions = new Map();
  visitShape(shape, root, positions);
  for (const part of steps.flatMap(partsOf)) {
    visitPath(root, part.path, positions);
    visitSelection(fieldsAlong(root, part.path).at(-1)?.layout ?? root, part.selection, positions);
  }
  for (const lookup of steps.flatMap(({ lookups }) => lookups)) {
    visitRequired(fieldsAlong(root, lookup.path).at(-1)?.layout ?? root, lookup.requires, positions);
  }
  for (const [layout, position] of positions) {
    for (const selection of position.selections) addRuns(layout, position, selection, positions);
  }
}

function positionOf(positions: Positions, layout: ObjectLayout): Position {
  const known = positions.get(layout);
  if (known !== undefined) return known;
  const made: Position = { fields: undefined, selections: [], asked: new Set(), walked: new Set() };
  positions.set(layout, made);
  return made;
}

/** Objects below one whose type is not known have no fields here: for each of its types they may be others. */
function visitShape(shape: SelectionShape, layout: ObjectLayout, positions: Positions): void {
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

function visitPath(root: ObjectLayout, path: readonly string[], positions: Positions): void {
  let layout = root;
  for (const field of fieldsAlong(root, path)) {
    positionOf(positions, layout).walked.add(field.name);
    layout = field.layout;
  }
}

function visitSelection(layout: ObjectLayout, selection: readonly Selected[], positions: Positions): void {
  positionOf(positions, layout).selections.push(selection);
  for (const { responseName, selection: inner } of selection) {
    if (inner !== undefined) visitSelection(layout.object(responseName).layout, inner, positions);
  }
}

function visitRequired(layout: ObjectLayout, requires: readonly Required[], positions: Positions): void {
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

function addRuns(
  layout: ObjectLayout,
  position: Position,
  selection: readonly Selected[],
  positions: Positions,
): void {
  const fields = position.fields ?? [];
  let members: RunMember[] = [];
  let next = -1;
  const close = () => {
    // A leaf alone is no better off.
    if (
      members.length > 1 ||
      selection.some(({ responseName, isLeaf }) => !isLeaf && responseName === members[0]?.name)
    ) {
      layout.addRun(members);
    }
    members = [];
  };
  for (const selected of selection) {
    const at = fields.findIndex(({ dataName }) => dataName === selected.responseName);
    const field = fields[at];
    const scan = field === undefined ? undefined : compileScan(layout, position, field, selected, positions);
    if (members.length > 0 && (scan === undefined || at !== next)) close();
    if (scan === undefined) continue;
    members.push({ name: selected.responseName, scan, isAsked: position.asked.has(selected.responseName) });
    next = at + 1;
  }
  if (members.length > 0) close();
}

/** @returns undefined where the field's text may not be the answer's */
function compileScan(
  layout: ObjectLayout,
  { selections, walked }: Position,
  { responseName, dataName, fieldName, type }: FieldShape,
  selected: Selected,
  positions: Positions,
): Scan | undefined {
  if (responseName !== dataName || fieldName.startsWith('__') || walked.has(dataName)) return undefined;
  const givers = selections.filter((selection) => selection.some((other) => other.responseName === dataName));
  if (givers.length !== 1 || selected.isLeaf === (selected.selection !== undefined)) return undefined;
  return typeScan(type, () => {
    const { layout: inner } = layout.object(dataName);
    return objectScanOf(inner, selected.selection ?? [], positions);
  });
}

function typeScan(type: TypeShape, objectScan: () => Scan | undefined): Scan | undefined {
  if (type.kind === 'nonNull') return valueScan(type.of, objectScan);
  const scan = valueScan(type, objectScan);
  return scan === undefined ? undefined : nullableScan(scan);
}

/** Of a value that is not null. */
function valueScan(type: TypeShape, objectScan: () => Scan | undefined): Scan | undefined {
  switch (type.kind) {
    case 'nonNull':
      return undefined;
    case 'scalar':
      return scalarScan(type.name);
    case 'enum':
      return enumScan(type.values);
    case 'list': {
      const scan = typeScan(type.of, objectScan);
      return scan === undefined ? undefined : listScan(scan);
    }
    case 'object':
      return objectScan();
  }
}

/** Of objects that nobody looks into and whose fields are all as the client wants them. */
function objectScanOf(
  layout: ObjectLayout,
  selection: readonly Selected[],
  positions: Positions,
): Scan | undefined {
  const position = positionOf(positions, layout);
  const { fields = [], asked } = position;
  if (selection.length === 0 || fields.length !== selection.length || asked.size > 0) return undefined;
  const members: { head: string; scan: Scan }[] = [];
  for (const [index, selected] of selection.entries()) {
    const field = fields[index];
    if (field?.dataName !== selected.responseName) return undefined;
    const scan = compileScan(layout, position, field, selected, positions);
    if (scan === undefined) return undefined;
    members.push({ head: `${index === 0 ? '{' : ','}${JSON.stringify(selected.responseName)}:`, scan });
  }
  return objectScan(members);
}
