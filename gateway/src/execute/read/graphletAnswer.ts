import type { WireError } from '@graphlets/platform/wire';
import type { DataObject } from '../data/data.ts';
import type { Entities } from '../data/entities.ts';

/** A graphlet's answer as data at its step's positions. */
export interface GraphletAnswer {
  /** Of a root step; null when there is none. */
  readonly root: DataObject | null;
  /** Entities of each look-up, in the order of its representations. */
  readonly entities: readonly Entities[];
  readonly errors: readonly WireError[];
}
