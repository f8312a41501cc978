// Hive Gateway on Lambda, as its documentation sets it up, with the planner that HIVE_PLANNER says.
import { readFileSync } from 'node:fs';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import http from '@graphql-mesh/transport-http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const unifiedGraphHandler =
  process.env.HIVE_PLANNER === 'rust'
    ? (await import('@graphql-hive/router-runtime')).unifiedGraphHandler
    : undefined;

const gateway = createGatewayRuntime({
  supergraph: readFileSync(process.env.SUPERGRAPH_FILE ?? '', 'utf8'),
  transports: { http },
  logging: 'error',
  landingPage: false,
  graphiql: false,
  ...(unifiedGraphHandler !== undefined && { unifiedGraphHandler }),
});

export async function handler(event: APIGatewayProxyEventV2) {
  const response = await gateway.fetch(`http://localhost${event.rawPath}`, {
    method: event.requestContext.http.method,
    headers: event.headers as Record<string, string>,
    body: event.body ?? null,
  });
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}
