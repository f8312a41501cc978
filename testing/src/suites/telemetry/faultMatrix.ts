import { metricNames, type ObservedAnswer, type ObservedStack } from './observedStack.ts';

/** A way to fail, and the graphlet that does: one for each, so that the circuit of one is no other's. */
export interface FaultCase {
  readonly name: string;
  readonly instance: number | ((place: Place) => number);
  /** What the request's header asks of it; none where the graphlet itself is in that state. */
  readonly behaviour?: string;
  /** Every other request only, and so many of them: the last one counts. */
  readonly flaps?: number;
}

export const THROTTLED = 13;
export const UNREACHABLE = 8;
export const INSTANCES = 13;

export const FAULTS: readonly FaultCase[] = [
  { name: 'slow', instance: 2, behaviour: 'timeout' },
  { name: 'throttled', instance: THROTTLED },
  { name: 'crashing', instance: 4, behaviour: 'crash' },
  { name: 'out of memory', instance: 5, behaviour: 'out-of-memory' },
  { name: 'malformed', instance: 6, behaviour: 'malformed' },
  { name: 'oversized', instance: 7, behaviour: 'payload:7000000' },
  { name: 'unreachable', instance: UNREACHABLE },
  {
    name: 'flapping',
    instance: (place) => 9 + PLACE_NAMES.indexOf(place),
    behaviour: 'malformed',
    flaps: 22,
  },
];

/** Where in an operation the graphlet stands. A step of a mutation has no payload that could be too large. */
export const PLACES = {
  root: (k: number) => `{ synthetic${k} { graphlet payload } other: synthetic1 { graphlet } }`,
  nested: (k: number) => `{ syntheticItem(id: "1") { id part${k} { graphlet payload } } }`,
  'list entity': (k: number) => `{ syntheticItems(count: 2) { id part${k} { graphlet payload } } }`,
  mutation: (k: number) =>
    `mutation { synthetic${k}Step(name: "a") { graphlet } other: synthetic1Step(name: "b") { graphlet } }`,
} as const;

export type Place = keyof typeof PLACES;

export const PLACE_NAMES = Object.keys(PLACES) as readonly Place[];

export interface FaultResult {
  readonly fault: string;
  readonly place: Place;
  readonly data: string;
  readonly errors: string;
  /** Of the call, then of the gateway's request; what every call and request has is left out. */
  readonly metrics: readonly string[];
}

const ALWAYS: ReadonlySet<string> = new Set([
  'GraphletCallCount',
  'GraphletLatencyMs',
  'RequestCount',
  'RequestLatencyMs',
  'InFlightRequestCount',
  'MemoryUsedPercent',
  'ColdStartCount',
  'InitDurationMs',
]);

export async function runFault(
  observed: ObservedStack,
  { name, instance: chosen, behaviour, flaps = 1 }: FaultCase,
  place: Place,
): Promise<FaultResult> {
  const instance = typeof chosen === 'number' ? chosen : chosen(place);
  const faults = behaviour === undefined ? '' : `synthetic-${instance}=${behaviour}`;
  const query = PLACES[place](instance);
  let answer: ObservedAnswer | undefined;
  for (let request = 1; request <= flaps; request++) {
    answer = await observed.ask(query, request % 2 === flaps % 2 ? faults : '');
  }
  if (answer === undefined) throw new Error('nothing was asked');
  return { fault: name, place, ...outline(answer) };
}

function outline({ body, records }: ObservedAnswer): Pick<FaultResult, 'data' | 'errors' | 'metrics'> {
  const gateways = records.filter(({ Function: name }) => name === 'gateway');
  const errors = (body.errors ?? []).map(
    ({ extensions, path = [] }) => `${extensions?.code} at ${path.join('.') || 'the top'}`,
  );
  return {
    data: JSON.stringify(body.data),
    errors: errors.join(', '),
    metrics: metricNames(gateways).filter((metric) => !ALWAYS.has(metric)),
  };
}
