import type { ProfileSummary, Share } from '../profile/summarise.ts';
import type { Circumstances } from './figures.ts';

/** Where our gateway's time went under load of one shape. */
export interface KeptProfile extends Circumstances {
  readonly shape: string;
  readonly requests: number;
  readonly summary: ProfileSummary;
}

const PACKAGES = 12;
const FUNCTIONS = 12;

/** Packages and functions side by side, largest first, as shares of a request. */
export function writeProfileTables(profiles: readonly KeptProfile[]): string {
  return profiles.map(writeTable).join('\n');
}

function writeTable({ shape, requests, summary, command, commit, date }: KeptProfile): string {
  const { busyUs, packages, functions } = summary;
  const cell = (share: Share | undefined) =>
    share === undefined ? '| |' : `${share.name} | ${((100 * share.selfUs) / busyUs).toFixed(1)} % |`;
  const rows = Array.from(
    { length: Math.max(PACKAGES, FUNCTIONS) },
    (_, index) => `| ${cell(packages[index])} ${cell(functions[index])}`,
  );
  return `**${shape}**: ${(busyUs / requests).toFixed(0)} us of the main thread for each of ${requests} requests, the profiler included (${date}, commit ${commit}, \`${command}\`).

| package | share | function | share |
| --- | ---: | --- | ---: |
${rows.join('\n')}
`;
}
