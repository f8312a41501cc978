import type { Observer } from '../../observer.ts';
import { summariseTrace, type TraceSummary } from '../../xray/summariseTrace.ts';
import type { Trace } from '../../xray/traceStore.ts';
import { drawWaterfall, type WaterfallRow } from '../../xray/waterfall.ts';
import type { ApiRequest } from './apiRequest.ts';
import { readNumber, readText } from './readQuery.ts';

export interface TraceLine extends TraceSummary {
  readonly operation: string | undefined;
}

export interface TraceView {
  readonly trace: TraceLine;
  readonly rows: readonly WaterfallRow[];
}

/** Traces that are looked at for a list, at the most: a filter that nothing fits must not hold up the stack. */
const LOOKED_AT = 5_000;

/** `?requestId=&operation=&minMs=&failed=1&limit=`, newest first. */
export function answerTraces({ query, observer }: ApiRequest): { readonly traces: readonly TraceLine[] } {
  const requestId = readText(query, 'requestId');
  const operation = readText(query, 'operation');
  const minMs = readNumber(query, 'minMs', 0);
  const limit = readNumber(query, 'limit', 100);
  const isFailed = query.get('failed') === '1';
  const traces: TraceLine[] = [];
  let looked = 0;
  for (const trace of observer.traces.newest()) {
    if (traces.length >= limit || (requestId === undefined && looked++ >= LOOKED_AT)) break;
    const line = lineOf(observer, summariseTrace(trace));
    if (line === undefined || line.durationMs < minMs) continue;
    if (requestId !== undefined && line.requestId !== requestId) continue;
    if (operation !== undefined && line.operation !== operation) continue;
    if (isFailed && line.failure === undefined) continue;
    traces.push(line);
  }
  return { traces };
}

/** By the trace's own id or by the request's. */
export function answerTrace({ name, observer }: ApiRequest): TraceView | undefined {
  const trace = observer.traces.get(name) ?? findByRequest(observer, name);
  const line = trace === undefined ? undefined : lineOf(observer, summariseTrace(trace));
  if (trace === undefined || line === undefined) return undefined;
  return { trace: line, rows: drawWaterfall(trace) };
}

function findByRequest({ traces }: Observer, requestId: string): Trace | undefined {
  for (const trace of traces.newest()) {
    if (summariseTrace(trace)?.requestId === requestId) return trace;
  }
  return undefined;
}

function lineOf({ collector }: Observer, summary: TraceSummary | undefined): TraceLine | undefined {
  if (summary === undefined) return undefined;
  const { requestId } = summary;
  return {
    ...summary,
    operation: requestId === undefined ? undefined : collector.operationOf(requestId),
  };
}
