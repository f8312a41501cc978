import type { Selected } from '../../plan/fetchPlan.ts';
import type { ObjectLayout } from '../data/layout.ts';
import { LEAF, PATTERN_LIMIT, TYPE_NAME } from '../runs/patterns.ts';
import { Segment, type SegmentPart } from './segment.ts';

interface CompiledPart extends SegmentPart {
  /** The run that it belongs to has begun before it. */
  readonly continuesRun: boolean;
}

/**
 * For every field of a selection the segment that begins with it, if one does.
 *
 * @param expressionsAfter - objects that are read before a segment's expression is made
 */
export function compileSegments(
  layout: ObjectLayout,
  selection: readonly Selected[],
  expressionsAfter: number,
): readonly (Segment | undefined)[] {
  const segments = selection.map((): Segment | undefined => undefined);
  const hasName = selection.some(({ responseName }) => responseName === '__typename');
  const nameSlot = hasName ? layout.leaf('__typename') : undefined;
  let start = 0;
  let parts: CompiledPart[] = [];
  let length = 0;
  const close = (next: number) => {
    // A leaf alone is no better off.
    if (parts.length > 1 || (parts.length === 1 && selection[start]?.isLeaf === false)) {
      segments[start] = new Segment(parts, nameSlot, expressionsAfter);
    }
    parts = [];
    length = 0;
    start = next;
  };
  for (const [index, selected] of selection.entries()) {
    const part = compilePart(layout, selected);
    if (part === undefined) {
      close(index + 1);
      continue;
    }
    if (length + part.source.length > PATTERN_LIMIT && !part.continuesRun) close(index);
    parts.push(part);
    length += part.source.length;
  }
  close(selection.length);
  return segments;
}

/** @returns undefined for what has to be looked into */
function compilePart(
  layout: ObjectLayout,
  { responseName: name, selection }: Selected,
): CompiledPart | undefined {
  const head = `"${name}":`;
  const run = layout.runs.find(({ members }) => members.some((member) => member.name === name));
  const member = run?.members.find((each) => each.name === name);
  if (run === undefined || member === undefined) {
    if (selection !== undefined) return undefined;
    const value = name === '__typename' ? TYPE_NAME : LEAF;
    return { source: `${head}(${value})`, slots: [layout.leaf(name)], continuesRun: false };
  }
  // The run is a group around all of its members.
  const isFirst = run.members[0] === member;
  const isLast = run.members.at(-1) === member;
  const value = member.isAsked ? `(${member.pattern})` : member.pattern;
  return {
    source: `${isFirst ? '(' : ''}${head}${value}${isLast ? ')' : ''}`,
    slots: [...(isFirst ? [run.slot] : []), ...(member.isAsked ? [layout.leaf(name)] : [])],
    continuesRun: !isFirst,
  };
}
