import type { FieldShape, SelectionShape, TypeShape } from '../../operation/shape/shape.ts';
import type { FetchStep, Selected } from '../../plan/fetchPlan.ts';
import type { ObjectLayout, RunMember } from '../data/layout.ts';
import {
  enumPattern,
  listPattern,
  nullablePattern,
  objectPattern,
  PATTERN_LIMIT,
  type Pattern,
  scalarPattern,
} from './patterns.ts';
import { gatherPositions, type Position, type Positions } from './positions.ts';

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
  let length = 0;
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
    length = 0;
  };
  for (const selected of selection) {
    const at = fields.findIndex(({ dataName }) => dataName === selected.responseName);
    const field = fields[at];
    const pattern = field === undefined ? undefined : patternOf(layout, position, field, selected, positions);
    const isNext = pattern !== undefined && at === next && length + pattern.length <= PATTERN_LIMIT;
    if (members.length > 0 && !isNext) close();
    if (pattern === undefined) continue;
    length += pattern.length;
    members.push({
      name: selected.responseName,
      pattern,
      isAsked: position.asked.has(selected.responseName),
    });
    next = at + 1;
  }
  if (members.length > 0) close();
}

/** @returns undefined where the field's text may not be the answer's */
function patternOf(
  layout: ObjectLayout,
  { selections, walked }: Position,
  { responseName, dataName, fieldName, type }: FieldShape,
  selected: Selected,
  positions: Positions,
): Pattern | undefined {
  if (responseName !== dataName || fieldName.startsWith('__') || walked.has(dataName)) return undefined;
  const givers = selections.filter((selection) => selection.some((other) => other.responseName === dataName));
  if (givers.length !== 1 || selected.isLeaf === (selected.selection !== undefined)) return undefined;
  const pattern = typePattern(type, () => {
    const { layout: inner } = layout.object(dataName);
    return objectPatternOf(inner, selected.selection ?? [], positions);
  });
  return pattern !== undefined && pattern.length <= PATTERN_LIMIT ? pattern : undefined;
}

function typePattern(type: TypeShape, inObject: () => Pattern | undefined): Pattern | undefined {
  if (type.kind === 'nonNull') return valuePattern(type.of, inObject);
  const pattern = valuePattern(type, inObject);
  return pattern === undefined ? undefined : nullablePattern(pattern);
}

/** Of a value that is not null. */
function valuePattern(type: TypeShape, inObject: () => Pattern | undefined): Pattern | undefined {
  switch (type.kind) {
    case 'nonNull':
      return undefined;
    case 'scalar':
      return scalarPattern(type.name);
    case 'enum':
      return enumPattern(type.values);
    case 'list': {
      const pattern = typePattern(type.of, inObject);
      return pattern === undefined ? undefined : listPattern(pattern);
    }
    case 'object':
      return inObject();
  }
}

/** Of objects that nobody looks into and whose fields are all as the client wants them. */
function objectPatternOf(
  layout: ObjectLayout,
  selection: readonly Selected[],
  positions: Positions,
): Pattern | undefined {
  const position = positions.get(layout);
  if (position === undefined) return undefined;
  const { fields = [], asked } = position;
  if (selection.length === 0 || fields.length !== selection.length || asked.size > 0) return undefined;
  const members: { name: string; pattern: Pattern }[] = [];
  for (const [index, selected] of selection.entries()) {
    const field = fields[index];
    if (field?.dataName !== selected.responseName) return undefined;
    const pattern = patternOf(layout, position, field, selected, positions);
    if (pattern === undefined) return undefined;
    members.push({ name: selected.responseName, pattern });
  }
  return objectPattern(members);
}
