import { createGraphletHandler } from '@graphlets/platform/graphlet/createGraphletHandler';
import { parseGraphletEnvironment } from '@graphlets/platform/graphlet/parseGraphletEnvironment';
import typeDefs from '../schema.graphql';
import { createContextFactory } from './context.ts';
import { resolvers } from './resolvers.ts';

const { functionName, timeoutMs, logLevel, tables } = parseGraphletEnvironment(process.env, ['credits']);

export const handler = createGraphletHandler({
  name: functionName,
  typeDefs,
  resolvers,
  timeoutMs,
  logLevel,
  env: process.env,
  createContext: createContextFactory(tables.credits),
});
