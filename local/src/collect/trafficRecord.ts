import { isRecord } from '@graphlets/platform/wire';

/** One call of a graphlet, as the gateway saw it. */
export interface GraphletCall {
  readonly graphlet: string;
  readonly durationMs: number;
  /** From the start of the request; absent in records that do not say it. */
  readonly startMs?: number | undefined;
  /** Of the error, where it failed. */
  readonly code?: string | undefined;
}

/** What the gateway writes of every request (`"type":"traffic"`, docs/architecture.md), as far as it is read here. */
export interface TrafficRecord {
  readonly requestId: string;
  readonly operationName: string;
  readonly durationMs: number;
  readonly status: number | undefined;
  readonly errorCount: number;
  readonly calls: readonly GraphletCall[];
}

/** Operations without a name are one group under this one. */
const ANONYMOUS = '(anonymous)';

/** Undefined when it is another kind of record, or lacks what makes one. */
export function readTraffic(record: Readonly<Record<string, unknown>>): TrafficRecord | undefined {
  const { type, requestId, operationName, durationMs, status, errors, calls } = record;
  if (type !== 'traffic' || typeof requestId !== 'string' || typeof durationMs !== 'number') return undefined;
  return {
    requestId,
    operationName: typeof operationName === 'string' && operationName !== '' ? operationName : ANONYMOUS,
    durationMs,
    status: typeof status === 'number' ? status : undefined,
    errorCount: typeof errors === 'number' ? errors : 0,
    calls: Array.isArray(calls) ? calls.flatMap(readCall) : [],
  };
}

function readCall(call: unknown): readonly GraphletCall[] {
  if (!isRecord(call)) return [];
  const { graphlet, durationMs, startMs, code } = call;
  if (typeof graphlet !== 'string' || typeof durationMs !== 'number') return [];
  return [
    {
      graphlet,
      durationMs,
      ...(typeof startMs === 'number' && { startMs }),
      ...(typeof code === 'string' && { code }),
    },
  ];
}
