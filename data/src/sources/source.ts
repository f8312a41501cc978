import type { TableName } from '../tables.ts';

/** What is stored: text keys, and whatever else the owner of the table reads. */
export type StoredItem = Readonly<{ pk: string; sk: string }> & Readonly<Record<string, unknown>>;

/** Cells of one row by column; `undefined` for IMDb's `\N`. */
export type Row = Readonly<Record<string, string | undefined>>;

/** One kind of file that can be loaded. */
export interface Source {
  /** File name without its ending, as IMDb has it. */
  readonly name: string;
  /** Header line, in this order. */
  readonly columns: readonly string[];
  readonly table: TableName;
  /** @throws {BadRowError} when a cell is missing or malformed */
  toItems(row: Row): readonly StoredItem[];
}
