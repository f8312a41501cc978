import { type PortChoice, startOnPort } from '../ports.ts';
import type { TableFiller } from './fillTables.ts';
import { startDynalite } from './startDynalite.ts';

export interface Database {
  /** For `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly url: string;
  /** Creates what is missing; asked again for the same table it does nothing. */
  ensureTables(tables: readonly string[]): Promise<void>;
  /** @returns number of items written */
  loadSample(): Promise<number>;
  close(): Promise<void>;
}

export interface EmbeddedDatabaseOptions {
  readonly host: string;
  readonly choice: PortChoice;
  readonly onMoved: (choice: PortChoice, port: number) => void;
}

/** A DynamoDB in memory, empty at first. */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<Database> {
  const { host, choice, onMoved } = options;
  const server = await startOnPort(choice, (port) => startDynalite(host, port), onMoved);
  const tables = new Map<string, Promise<void>>();
  let filler: Promise<TableFiller> | undefined;

  function openFiller(): Promise<TableFiller> {
    filler ??= import('./fillTables.ts').then(({ createTableFiller }) => createTableFiller(server.url));
    return filler;
  }

  async function ensureTables(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (!tables.has(name))
        tables.set(
          name,
          openFiller().then((opened) => opened.ensureTable(name)),
        );
    }
    await Promise.all(names.map((name) => tables.get(name)));
  }

  return {
    url: server.url,
    ensureTables,
    async loadSample() {
      const { sampleTables, loadSample } = await openFiller();
      await ensureTables(sampleTables);
      return loadSample();
    },
    async close() {
      (await filler)?.close();
      await server.close();
    },
  };
}

/** A DynamoDB of the user's own: its tables and its data are theirs, so nothing is written to it. */
export function existingDatabase(url: string): Database {
  return {
    url,
    ensureTables: async () => {},
    loadSample: async () => 0,
    close: async () => {},
  };
}
