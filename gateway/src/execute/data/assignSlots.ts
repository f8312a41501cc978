import type { SelectionShape } from '../../operation/shape/shape.ts';
import type { FetchPlan, Selected } from '../../plan/fetchPlan.ts';
import { partsOf } from '../../plan/mayShareAt.ts';
import { findRuns } from '../runs/findRuns.ts';
import { fieldsAlong, type ObjectLayout } from './layout.ts';

/** Gives all that a plan fetches its slot; what is used always comes first, so that objects can be small. */
export function assignSlots(
  { steps }: Pick<FetchPlan, 'steps'>,
  shape: SelectionShape,
  root: ObjectLayout,
): void {
  findRuns(steps, shape, root);
  const parts = steps.flatMap(partsOf).map(({ path, selection }) => ({
    layout: fieldsAlong(root, path).at(-1)?.layout ?? root,
    selection,
  }));
  for (const { layout, selection } of parts) addUsual(layout, selection);
  root.settle();
  for (const { layout, selection } of parts) addAll(layout, selection);
}

function addUsual(layout: ObjectLayout, selection: readonly Selected[]): void {
  const covered = new Set<string>();
  for (const { members } of layout.runs) {
    for (const { name, isAsked } of members) if (!isAsked) covered.add(name);
  }
  for (const { responseName, isLeaf, selection: inner } of selection) {
    if (covered.has(responseName)) continue;
    if (isLeaf) layout.leaf(responseName);
    if (inner !== undefined) addUsual(layout.object(responseName).layout, inner);
  }
}

function addAll(layout: ObjectLayout, selection: readonly Selected[]): void {
  for (const { responseName, isLeaf, selection: inner } of selection) {
    if (isLeaf) layout.leaf(responseName);
    if (inner !== undefined) addAll(layout.object(responseName).layout, inner);
  }
}
