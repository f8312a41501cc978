import type { GraphQLSchema } from 'graphql';
import type { Random } from '../../../oracle/random.ts';

export interface HostileDocument {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Draws documents of one kind of malice over a schema. */
export type Family = (random: Random, schema: GraphQLSchema) => HostileDocument;
