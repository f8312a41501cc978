import type { FunctionTotals } from '../../../api/summariseFunction.ts';
import { amount, duration, percent } from '../../format.ts';
import type { Tile } from '../../widgets/tiles.ts';
import { allTimeouts, errorShare } from './functionTotals.ts';

export const functionTiles = [
  'Requests a second',
  'Errors',
  'p99',
  'Timeouts',
  'Executions at once',
  'Cold starts',
] as const;

/** In their order. */
export function tilesOf(totals: FunctionTotals): readonly Tile[] {
  const share = errorShare(totals);
  const timeouts = allTimeouts(totals);
  return [
    { label: '', value: amount(totals.perSecond), note: `${amount(totals.invocations)} in all` },
    {
      label: '',
      value: percent(share),
      note: `${amount(totals.requestErrors)} GraphQL, ${amount(totals.failures)} failed`,
      tone: share > 0 ? 'bad' : undefined,
    },
    {
      label: '',
      value: duration(totals.p99Ms),
      note: `p50 ${duration(totals.p50Ms)}, p90 ${duration(totals.p90Ms)}`,
    },
    {
      label: '',
      value: amount(timeouts),
      note: `${amount(totals.graphletTimeouts)} of graphlet calls`,
      tone: timeouts > 0 ? 'bad' : undefined,
    },
    { label: '', value: amount(totals.concurrency), note: `${amount(totals.maxConcurrency)} at most` },
    { label: '', value: amount(totals.coldStarts), note: `${amount(totals.throttles)} throttled` },
  ];
}
