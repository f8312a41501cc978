import type { Schema } from '@apollo/federation-internals';
import type { Guard } from '../guard.ts';
import { percentOf } from './percentOf.ts';
import { readOverrideLabels } from './readOverrideLabels.ts';

/** Labels with a share of their own: `percent(25)` is in force for a quarter of all keys. */
const PERCENT = /^percent\(\s*(\d{1,3}(?:\.\d+)?)\s*\)$/;

/**
 * Progressive `@override(label:)`: decides for each request which labels are in force. A request has a place between 0 and
 * 100 by its key, the same for every label: a label is in force below its percentage. So a key that has a label at 10 % keeps
 * it at 20 %, and an operation has one plan more for each percentage, not for each combination.
 *
 * @param percents - of labels that are no percentage themselves; one that is not named is never in force
 */
export function createOverrides(
  supergraph: Schema,
  percents: ReadonlyMap<string, number>,
): Guard | undefined {
  const labels = readOverrideLabels(supergraph).map((label) => {
    const own = PERCENT.exec(label)?.[1];
    return { label, percent: percents.get(label) ?? (own === undefined ? 0 : Number(own)) };
  });
  if (labels.length === 0) return undefined;
  return {
    inspect: () => ({
      decide(_variables, { requestId, stickyKey = requestId }) {
        const place = percentOf(stickyKey);
        const inForce = labels.map(({ label, percent }) => [label, place < percent] as const);
        const key = inForce.map(([, isInForce]) => (isInForce ? '1' : '0')).join('');
        return { kind: 'admission', key, overrideLabels: new Map(inForce) };
      },
    }),
  };
}
