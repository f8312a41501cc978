import type { Selected } from '../../plan/fetchPlan.ts';
import type { DataValue } from '../data/data.ts';
import type { ObjectLayout, Run } from '../data/layout.ts';
import type { Cursor } from '../read/cursor.ts';
import { CHAR } from '../read/readLeaf.ts';
import type { Scan } from './scan.ts';

/** Reads the members of a run, without what separates them from those before and behind. */
export interface RunReader {
  readonly slot: number;
  readonly members: readonly MemberReader[];
}

interface MemberReader {
  /** `"name":`, with a comma before it unless it is the first. */
  readonly head: string;
  readonly scan: Scan;
  /** Where its value goes as well; -1 when nobody asks for it. */
  readonly askedSlot: number;
}

/** For every field of a selection the run that begins with it, if one does. */
export function compileRuns(
  layout: ObjectLayout,
  selection: readonly Selected[],
): readonly (RunReader | undefined)[] {
  return selection.map(({ responseName }) => {
    const run = layout.runs.find(({ members }) => members[0]?.name === responseName);
    return run === undefined ? undefined : compileRun(layout, run);
  });
}

function compileRun(layout: ObjectLayout, { slot, members }: Run): RunReader {
  return {
    slot,
    members: members.map(({ name, scan, isAsked }, index) => ({
      head: `${index === 0 ? '' : ','}${JSON.stringify(name)}:`,
      scan,
      askedSlot: isAsked ? layout.leaf(name) : -1,
    })),
  };
}

/**
 * @param from - where the object's slots begin in `values`
 * @returns whether the run stood there; when not, the cursor has not moved and nothing has a value
 */
export function readRun(
  cursor: Cursor,
  run: RunReader,
  values: (DataValue | undefined)[],
  from: number,
): boolean {
  const { at } = cursor;
  if (readMembers(cursor, run, values, from)) {
    values[from + run.slot] = cursor.text.slice(at, cursor.at);
    return true;
  }
  for (const { askedSlot } of run.members) if (askedSlot !== -1) values[from + askedSlot] = undefined;
  cursor.at = at;
  return false;
}

function readMembers(
  cursor: Cursor,
  { members }: RunReader,
  values: (DataValue | undefined)[],
  from: number,
): boolean {
  const { text } = cursor;
  for (const { head, scan, askedSlot } of members) {
    if (!text.startsWith(head, cursor.at)) return false;
    const start = cursor.at + head.length;
    cursor.at = start;
    if (!scan(cursor)) return false;
    if (askedSlot !== -1) values[from + askedSlot] = text.slice(start, cursor.at);
  }
  const after = text.charCodeAt(cursor.at);
  return after === CHAR.comma || after === CHAR.close;
}
