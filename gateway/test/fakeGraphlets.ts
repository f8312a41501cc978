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
  const { supergraphSdl, execute } = composeFakes(graphlets, (name) => `lambda:${name}`);
  const calls: GraphletCall[] = [];
  return {
    supergraphSdl,
    calls,
    transport: {
      async call(call) {
        calls.push(call);
        const intercepted = await intercept(call);
        if (intercepted instanceof PlatformError) throw intercepted;
        if (intercepted !== undefined) return intercepted;
        const { query, operationName, variablesJson, context } = call.body;
        const variables = variablesJson === undefined ? {} : JSON.parse(variablesJson);
        return execute(call.graphlet, { query, operationName, variables }, context);
      },
      close: async () => {},
    },
  };
}

export interface FakeRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

export interface ComposedFakes {
  readonly supergraphSdl: string;
  /** @returns text of the graphlet's answer */
  execute(graphlet: string, request: FakeRequest, context?: unknown): Promise<string>;
}

/** @throws {Error} when they do not compose */
export function composeFakes(
  graphlets: Readonly<Record<string, FakeGraphlet>>,
  urlOf: (name: string) => string,
): ComposedFakes {
  const schemas = new Map<string, GraphQLSchema>();
  const services = Object.entries(graphlets).map(([name, { sdl, isFederation1 = false, resolvers }]) => {
    const typeDefs = parse(isFederation1 ? sdl : HEADER + sdl);
    schemas.set(name, buildSubgraphSchema([{ typeDefs, resolvers }]));
    return { name, typeDefs, url: urlOf(name) };
  });
  const composed = composeServices(services);
  if (composed.errors !== undefined) {
    throw new Error(composed.errors.map((error) => error.message).join('\n'));
  }
  return {
    supergraphSdl: composed.supergraphSdl,
    async execute(graphlet, { query, operationName, variables }, contextValue) {
      const schema = schemas.get(graphlet);
      if (schema === undefined) throw new Error(`no graphlet "${graphlet}"`);
      return JSON.stringify(
        await graphql({ schema, source: query, operationName, variableValues: variables, contextValue }),
      );
    },
  };
}
