import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Item } from '@graphlets/platform/dynamodb/table';
import {
  createGraphletHandler,
  type GraphletOptions,
} from '@graphlets/platform/graphlet/createGraphletHandler';
import type { GraphletCallScope } from '@graphlets/platform/graphlet/scope';
import { askHandler } from './askHandler.ts';
import { entities } from './describeGraphlet.ts';
import { startTestTables, type TestTables } from './startTestTables.ts';

export interface BatchingCase extends Pick<GraphletOptions<object>, 'name' | 'typeDefs' | 'resolvers'> {
  readonly createContextFactory: (
    table: string,
    client: DynamoDBDocumentClient,
  ) => (scope: GraphletCallScope) => object;
  /** Entity, and what is asked of it. */
  readonly type: string;
  readonly fields: string;
  /** What the table holds: the item of the entity `x-7`, and nothing else. */
  readonly stored: Item;
  /** The answer for that entity, and for those that are not there. */
  readonly found: object;
  readonly missing: object | null;
}

/** Asks a graphlet for fifty entities, `x-0` to `x-49`, and counts what its database is asked. */
export function itReadsEntitiesInOneCall(batching: BatchingCase): void {
  const { name, typeDefs, resolvers, createContextFactory, type, fields, stored, found, missing } = batching;
  let tables: TestTables;
  beforeAll(async () => {
    tables = await startTestTables({ [name]: [stored] });
  });
  afterAll(() => tables.close());

  it(`${name} reads fifty entities of ${type} with one call of the database`, async () => {
    const createContext = createContextFactory(name, tables.client);
    const ask = askHandler(
      createGraphletHandler({ name, typeDefs, resolvers, timeoutMs: 10_000, createContext }),
    );
    const representations = Array.from({ length: 50 }, (_, index) => ({
      __typename: type,
      id: `x-${index}`,
    }));
    expect(await ask(entities(type, fields), { representations })).toEqual({
      data: { _entities: representations.map((_, index) => (index === 7 ? found : missing)) },
    });
    expect(tables.calls).toEqual(['BatchGetItem']);
  });
}
