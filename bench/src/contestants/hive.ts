import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contestant } from './contestant.ts';

const bin = fileURLToPath(new URL('../../node_modules/@graphql-hive/gateway/dist/bin.js', import.meta.url));

/** Sharing in-flight calls between requests is off: it flatters a benchmark of equal queries. */
const config = `export const gatewayConfig = {
  logging: 'error',
  landingPage: false,
  graphiql: false,
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
};
`;

function hive(name: string, flags: readonly string[]): Contestant {
  return {
    name,
    kind: 'peer',
    routing: 'http',
    path: '/graphql',
    command: ({ supergraphFile, port, scratch }) => {
      const configFile = join(scratch, 'hive.config.ts');
      writeFileSync(configFile, config);
      return {
        args: [
          bin,
          'supergraph',
          supergraphFile,
          '--port',
          String(port),
          '--host',
          '127.0.0.1',
          '--fork',
          '1',
          '-c',
          configFile,
          ...flags,
        ],
        env: { NODE_ENV: 'production' },
      };
    },
  };
}

export const hiveGateway = hive('Hive Gateway', []);
export const hiveGatewayRust = hive('Hive Gateway, Rust planner', ['--hive-router-runtime']);
