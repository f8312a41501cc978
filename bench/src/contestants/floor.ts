import { fileURLToPath } from 'node:url';
import type { Contestant } from './contestant.ts';

const main = fileURLToPath(new URL('./floorMain.ts', import.meta.url));

/**
 * What a gateway in Node cannot be below: the calls that our compiled engine makes for an operation, each as soon as
 * those before it are answered, and a constant answer.
 */
function floor(client: 'ours' | 'undici', name: string): Contestant {
  return {
    name,
    kind: 'floor',
    routing: 'http',
    path: '/graphql',
    command: ({ port, stubPort, scratch }) => ({
      args: [main, String(port), String(stubPort), scratch, client],
    }),
  };
}

export const floorByOurClient = floor('ours', 'floor: same calls by our client, constant answer');
export const floorByUndici = floor('undici', 'floor: same calls by undici, constant answer');
