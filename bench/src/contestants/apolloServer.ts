import { fileURLToPath } from 'node:url';
import type { Contestant } from './contestant.ts';

export const apolloServer: Contestant = {
  name: '@apollo/server + @apollo/gateway',
  kind: 'peer',
  routing: 'http',
  path: '/',
  command: ({ supergraphFile, port }) => ({
    args: [fileURLToPath(new URL('./apolloServerMain.ts', import.meta.url)), supergraphFile, String(port)],
    env: { APOLLO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  }),
};
