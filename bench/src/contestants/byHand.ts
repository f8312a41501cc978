import { fileURLToPath } from 'node:url';
import type { Contestant } from './contestant.ts';
import { KEEP_YOUNG } from './ours.ts';

const main = fileURLToPath(new URL('./byHandMain.ts', import.meta.url));

/** What the longest list costs a program that can do nothing else: how far a gateway's own work can be brought down. */
export const byHand: Contestant = {
  name: 'no gateway: this list alone, by hand',
  kind: 'peer',
  routing: 'http',
  onlyShape: 'list of 1,000',
  path: '/graphql',
  command: ({ port, stubPort }) => ({ args: [KEEP_YOUNG, main, String(port), String(stubPort)] }),
};
