import type { Lookup } from './evaluate.ts';

/** An event, or what was made of several: values by the name of their field or column. */
export interface Row {
  readonly lookup: Lookup;
}
