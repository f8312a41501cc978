/** What becomes of an operation that asks for something denied: it loses those fields, or it is refused. */
export type DenialMode = 'filter' | 'reject';

export interface DemandOptions {
  /** `measure` says what an operation is expected to cost and refuses none; `off` does not look. */
  readonly mode: 'enforce' | 'measure' | 'off';
  /** An operation that is expected to cost more is refused. */
  readonly limit: number;
  /** Length of a list of which the schema says nothing. */
  readonly listSize: number;
}

export const defaultDemand: DemandOptions = { mode: 'enforce', limit: 10_000_000, listSize: 10 };

export interface GuardOptions {
  readonly denial: DenialMode;
  readonly demand: DemandOptions;
  /** Percent of requests for which a label of `@override` is in force that is no percentage itself. */
  readonly overridePercents: ReadonlyMap<string, number>;
}

export const defaultGuardOptions: GuardOptions = {
  denial: 'filter',
  demand: defaultDemand,
  overridePercents: new Map(),
};
