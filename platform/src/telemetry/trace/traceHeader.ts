/** Where a request stands in an X-Ray trace (docs.aws.amazon.com/xray, "Tracing header"). */
export interface TraceContext {
  /** The trace: `1-<epoch seconds>-<96 bits>`. */
  readonly traceId: string;
  /** The segment that everything of this request hangs below; absent where the trace begins. */
  readonly parentId: string | undefined;
  readonly isSampled: boolean;
}

const TRACE_ID = /^1-[0-9a-f]{8}-[0-9a-f]{24}$/;
const SEGMENT_ID = /^[0-9a-f]{16}$/;

/** @returns undefined for a header that names no trace */
export function parseTraceHeader(header: string | undefined): TraceContext | undefined {
  if (header === undefined || header === '') return undefined;
  const fields = new Map(header.split(';').map((field) => nameAndValue(field.trim())));
  const traceId = fields.get('Root') ?? '';
  const parentId = fields.get('Parent') ?? '';
  if (!TRACE_ID.test(traceId)) return undefined;
  return {
    traceId,
    parentId: SEGMENT_ID.test(parentId) ? parentId : undefined,
    isSampled: fields.get('Sampled') === '1',
  };
}

/** For a call that goes on below `parentId`. */
export function writeTraceHeader(traceId: string, parentId: string): string {
  return `Root=${traceId};Parent=${parentId};Sampled=1`;
}

function nameAndValue(field: string): readonly [string, string] {
  const at = field.indexOf('=');
  return at === -1 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
}
