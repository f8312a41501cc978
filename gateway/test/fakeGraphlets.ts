import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema, type GraphQLSchemaModule } from '@apollo/subgraph';
import { PlatformError } from '@graphlets/platform/errors';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import type { GraphletCall, Transport } from '../src/transport/transport.ts';

export interface FakeGraphlet {
  /** Federation 2 types without the schema header. */
  readonly sdl: string;
  /** Then there is no such header. */
  readonly isFederation1?: boolean;
  readonly resolvers: NonNullable<GraphQLSchemaModule['resolvers']>;
}

/** Takes the place of a graphlet's answer: text to return, or an error to throw; undefined lets it through. */
export type Intercept = (
  call: GraphletCall,
) => string | PlatformError | Promise<string | PlatformError> | undefined;

export interface FakeGraph {
  readonly supergraphSdl: string;
  readonly transport: Transport;
  /** Every call so far, in order. */
  readonly calls: readonly GraphletCall[];
}

const HEADER = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@provides",
  "@external", "@shareable", "@inaccessible", "@override", "@interfaceObject", "@authenticated", "@requiresScopes", "@policy",
  "@cost", "@listSize"])\n`;

/** Composes graphlets that answer in this process, by graphql-js, as their Lambdas would. */
export function fakeGraph(
  graphlets: Readonly<Record<string, FakeGraphlet>>,
  intercept: Intercept = () => undefined,
): FakeGraph {
  const schemas = new Map<string, GraphQLSchema>();
  const services = Object.entries(graphlets).map(([name, { sdl, isFederation1 = false, resolvers }]) => {
    const typeDefs = parse(isFederation1 ? sdl : HEADER + sdl);
    schemas.set(name, buildSubgraphSchema([{ typeDefs, resolvers }]));
    return { name, typeDefs, url: `lambda:${name}` };
  });
  const composed = composeServices(services);
  if (composed.errors !== undefined) {
    throw new Error(composed.errors.map((error) => error.message).join('\n'));
  }
  const calls: GraphletCall[] = [];
  return {
    supergraphSdl: composed.supergraphSdl,
    calls,
    transport: {
      async call(call) {
        calls.push(call);
        const intercepted = await intercept(call);
        if (intercepted instanceof PlatformError) throw intercepted;
        return intercepted ?? execute(schemas.get(call.graphlet), call);
      },
      close: async () => {},
    },
  };
}

async function execute(schema: GraphQLSchema | undefined, { body, graphlet }: GraphletCall): Promise<string> {
  if (schema === undefined) throw new Error(`no graphlet "${graphlet}"`);
  const result = await graphql({
    schema,
    source: body.query,
    operationName: body.operationName,
    variableValues: body.variablesJson === undefined ? {} : JSON.parse(body.variablesJson),
    contextValue: body.context,
  });
  return JSON.stringify(result);
}
