import type { ProfileSummary, Share } from './summarise.ts';

/**
 * Two tables of self time, by package and by function.
 *
 * @param times - how often what is shown happened: requests, or cold starts
 * @param unit - of the figures shown, for one of them
 */
export function profileText(
  { busyUs, packages, functions }: ProfileSummary,
  times: number,
  unit: 'us' | 'ms',
  top: number,
): string {
  const scale = times * (unit === 'ms' ? 1_000 : 1);
  const line = ({ name, selfUs }: Share) =>
    `${(selfUs / scale).toFixed(1).padStart(9)}  ${((100 * selfUs) / busyUs).toFixed(1).padStart(5)} %  ${name}`;
  return [
    `${(busyUs / scale).toFixed(1)} ${unit} of the main thread each (profiler included)`,
    '',
    `${unit.padStart(9)}    share  package`,
    ...packages.filter(({ selfUs }) => selfUs > busyUs / 500).map(line),
    '',
    `${unit.padStart(9)}    share  function`,
    ...functions.slice(0, top).map(line),
  ].join('\n');
}
