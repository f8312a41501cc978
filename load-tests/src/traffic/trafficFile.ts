import { isObject, number, text } from './fields.ts';

export const FORMAT = 'graphlets-traffic';
export const VERSION = 1;

/** First line of a traffic file. */
export interface TrafficHeader {
  readonly format: typeof FORMAT;
  readonly version: number;
  /** Where it comes from, in words; made-up traffic says so. */
  readonly source: string;
  /** ISO 8601, of the first and the last record. */
  readonly from: string;
  readonly to: string;
  readonly records: number;
  readonly operations: number;
  /** Of the operations' texts together: which requests could be replayed against which schema. */
  readonly schemaHash?: string;
  readonly isMadeUp?: boolean;
  /** Lines of the source that could not be read. */
  readonly badLines?: number;
}

export interface TrafficCall {
  readonly graphlet: string;
  readonly durationMs: number;
  /** From the start of the request. */
  readonly startMs?: number | undefined;
  readonly code?: string | undefined;
}

/** One request that was answered; the text is in the first record of its operation alone. */
export interface TrafficRecord {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Names the operation's text: its sha256, or the beginning of it. */
  readonly op: string;
  readonly text?: string | undefined;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly client?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly durationMs?: number | undefined;
  readonly status?: number | undefined;
  readonly errors?: number | undefined;
  readonly calls?: readonly TrafficCall[] | undefined;
}

/** Undefined when the value is no header of a version that is known here. */
export function readHeader(value: unknown): TrafficHeader | undefined {
  if (!isObject(value) || value.format !== FORMAT || value.version !== VERSION) return undefined;
  return {
    format: FORMAT,
    version: VERSION,
    source: text(value.source) ?? '',
    from: text(value.from) ?? '',
    to: text(value.to) ?? '',
    records: number(value.records) ?? 0,
    operations: number(value.operations) ?? 0,
    ...(typeof value.schemaHash === 'string' && { schemaHash: value.schemaHash }),
    ...(value.isMadeUp === true && { isMadeUp: true }),
    ...(typeof value.badLines === 'number' && { badLines: value.badLines }),
  };
}

/** Undefined when the value lacks what makes a record. */
export function readRecord(value: unknown): TrafficRecord | undefined {
  if (!isObject(value)) return undefined;
  const at = number(value.at);
  const op = text(value.op);
  if (at === undefined || op === undefined) return undefined;
  return {
    at,
    op,
    text: text(value.text),
    operationName: text(value.operationName),
    variables: isObject(value.variables) ? value.variables : undefined,
    client: text(value.client),
    headers: isObject(value.headers) ? readTexts(value.headers) : undefined,
    durationMs: number(value.durationMs),
    status: number(value.status),
    errors: number(value.errors),
    calls: Array.isArray(value.calls) ? value.calls.flatMap(readCall) : undefined,
  };
}

function readTexts(value: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (typeof each === 'string' ? [[name, each]] : [])),
  );
}

function readCall(value: unknown): readonly TrafficCall[] {
  if (!isObject(value)) return [];
  const graphlet = text(value.graphlet);
  const durationMs = number(value.durationMs);
  if (graphlet === undefined || durationMs === undefined) return [];
  return [{ graphlet, durationMs, startMs: number(value.startMs), code: text(value.code) }];
}
