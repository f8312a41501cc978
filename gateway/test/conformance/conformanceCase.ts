import type { EngineName } from '../../src/config/parseConfig.ts';
import type { FakeGraphlet } from '../fakeGraphlets.ts';

/** A small graph and what is asked of it, with the answer that the specifications of GraphQL and Federation 2 want. */
export interface ConformanceGraph {
  readonly title: string;
  readonly graphlets: Readonly<Record<string, FakeGraphlet>>;
  readonly cases: readonly ConformanceCase[];
}

export interface ConformanceCase {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly data: unknown;
  /** Paths of errors, in any order (default: none). */
  readonly errorPaths?: readonly (readonly (string | number)[])[];
  /** Engines that are known to answer otherwise, and why. */
  readonly knownFaults?: Readonly<Partial<Record<EngineName, string>>>;
}

type Row = Readonly<Record<string, unknown>>;

/** A reference resolver: the row with those fields of the representation, which adds what it has besides. */
export function byKey(rows: readonly Row[], ...keys: readonly string[]) {
  return (reference: Row): Row | null => {
    const row = rows.find((each) =>
      keys.every((key) => JSON.stringify(each[key]) === JSON.stringify(reference[key])),
    );
    return row === undefined ? null : { ...reference, ...row };
  };
}
