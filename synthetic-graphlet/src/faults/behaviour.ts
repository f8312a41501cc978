import { GraphQLError } from 'graphql';

/** What a test asks for in place of a plain answer; `SyntheticFault` in the schema. */
export const FAULTS = [
  'ERROR',
  'NULL',
  'THROTTLE',
  'TIMEOUT',
  'CRASH',
  'OUT_OF_MEMORY',
  'MALFORMED',
  'WRONG_SHAPE',
] as const;

export type Fault = (typeof FAULTS)[number];

/** `SyntheticBehaviour` in the schema. */
export interface Behaviour {
  readonly latencyMs?: number | null;
  readonly payloadBytes?: number | null;
  readonly fault?: Fault | null;
}

/** The header that asks for a behaviour without touching the operation. */
export const FAULT_HEADER = 'x-synthetic-fault';

/**
 * Reads `synthetic-2=timeout, synthetic-3=latency:200, synthetic-3=payload:1000`.
 *
 * @returns what it asks of this graphlet
 * @throws {GraphQLError} when an entry for this graphlet says nothing known: a test with a slip must not pass
 */
export function parseFaultHeader(text: string, graphlet: string): Behaviour {
  const asked = text
    .split(',')
    .map((entry) => entry.trim().split('='))
    .flatMap(([name, what = '']) => (name === graphlet ? [parseAsked(what)] : []));
  return Object.assign({}, ...asked);
}

function parseAsked(asked: string): Behaviour {
  const [what, amount] = asked.split(':');
  if (amount !== undefined && /^\d+$/.test(amount)) {
    if (what === 'latency') return { latencyMs: Number(amount) };
    if (what === 'payload') return { payloadBytes: Number(amount) };
  }
  const fault = FAULTS.find((known) => asked === nameInHeader(known));
  if (fault !== undefined) return { fault };
  const known = [...FAULTS.map(nameInHeader), 'latency:<ms>', 'payload:<bytes>'].join(', ');
  throw new GraphQLError(`${FAULT_HEADER}: "${asked}" is none of ${known}.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** `OUT_OF_MEMORY` is `out-of-memory` there. */
function nameInHeader(fault: Fault): string {
  return fault.toLowerCase().replaceAll('_', '-');
}
