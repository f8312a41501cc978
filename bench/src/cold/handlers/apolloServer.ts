// Stock Apollo on Lambda, as its documentation sets it up.
import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { handlers, startServerAndCreateLambdaHandler } from '@as-integrations/aws-lambda';

const gateway = new ApolloGateway({ supergraphSdl: readFileSync(process.env.SUPERGRAPH_FILE ?? '', 'utf8') });

// The integration's types are of the CommonJS copy of the same class.
type Server = Parameters<typeof startServerAndCreateLambdaHandler>[0];

export const handler = startServerAndCreateLambdaHandler(
  new ApolloServer({ gateway }) as unknown as Server,
  handlers.createAPIGatewayProxyEventV2RequestHandler(),
);
