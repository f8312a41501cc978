/** What is wrong with a plan. */
export interface PlanFault {
  readonly kind: PlanFaultKind;
  /** For people: which step, field, type. */
  readonly detail: string;
}

const PLAN_FAULT_KINDS = [
  /** A graphlet is asked for a field that it does not have, or not on this way. */
  'asks what is not there',
  /** A graphlet is asked for a field without what the field requires, or with another value. */
  'asks without what is required',
  /** A step's objects are found by no key of its graphlet, or a field of a representation is fetched by no step before it. */
  'incomplete representation',
  /** Two steps put different calls under one name. */
  'one name for two calls',
  /** A selected field is fetched by no step, or with other arguments. */
  'does not fetch what is selected',
  /** A field is fetched of a type though it is selected of another only. */
  'asks what nobody selects',
] as const;
export type PlanFaultKind = (typeof PLAN_FAULT_KINDS)[number];
