import { fileURLToPath } from 'node:url';
import type { Contestant } from './contestant.ts';

/** What no gateway in Node can be below: the upstream requests of the best plan, and a constant answer. */
export const floor: Contestant = {
  name: 'floor (same requests, constant answer)',
  routing: 'http',
  path: '/graphql',
  command: ({ port, stubPort, scratch }) => ({
    args: [
      fileURLToPath(new URL('./floorMain.ts', import.meta.url)),
      String(port),
      String(stubPort),
      scratch,
    ],
  }),
};
