import type { FieldShape, SelectionShape, TypeShape } from '../../operation/shape/shape.ts';
import type { FetchStep, Selected } from '../../plan/fetchPlan.ts';
import type { ObjectLayout, RunMember } from '../data/layout.ts';
import { gatherPositions, type Position, type Positions } from './positions.ts';
import { enumScan, listScan, nullableScan, objectScan, type Scan, scalarScan } from './scan.ts';

/**
 * Finds the fields that a graphlet gives in the order in which the client wants them, and that nobody else gives: they can go
 * from text to text in one piece. Whole objects and lists are among them where nobody looks into them.
 */
export function findRuns(steps: readonly FetchStep[], shape: SelectionShape, root: ObjectLayout): void {
  const positions = gatherPositions(steps, shape, root);
  for (const [layout, position] of positions) {
    for (const selection of position.selections) addRuns(layout, position, selection, positions);
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
  const position = positions.get(layout);
  if (position === undefined) return undefined;
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
