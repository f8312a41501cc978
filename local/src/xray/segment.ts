import { isRecord } from '@graphlets/platform/wire';

/** One piece of work in a trace: a segment, or a subsegment taken out of the one that it came in. */
export interface Segment {
  readonly traceId: string;
  readonly id: string;
  readonly parentId: string | undefined;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly startMs: number;
  /** Undefined while it is in progress. */
  readonly endMs: number | undefined;
  /** `AWS::Lambda::Function` and the like, of segments only. */
  readonly origin: string | undefined;
  /** `remote`, `aws`: a call, of subsegments only. */
  readonly namespace: string | undefined;
  /** The caller's fault, the callee's, or too many requests: as X-Ray tells them apart. */
  readonly failure: 'error' | 'fault' | 'throttle' | undefined;
  readonly annotations: Readonly<Record<string, string | number | boolean>>;
  /** Messages of the exceptions, outermost first. */
  readonly exceptions: readonly string[];
  readonly httpStatus: number | undefined;
}

const MS_PER_S = 1_000;
/** Deeper than anyone nests; a document that claims more is cut there. */
const MAX_DEPTH = 50;

/**
 * The pieces of one segment document, itself first. docs.aws.amazon.com/xray, "X-Ray segment documents"
 *
 * @returns nothing when the document is not one
 */
export function readSegments(document: unknown): readonly Segment[] {
  if (!isRecord(document) || typeof document.trace_id !== 'string') return [];
  const parentId = typeof document.parent_id === 'string' ? document.parent_id : undefined;
  return readPiece(document, document.trace_id, parentId, 0);
}

function readPiece(
  piece: Readonly<Record<string, unknown>>,
  traceId: string,
  parentId: string | undefined,
  depth: number,
): readonly Segment[] {
  const { id, name, start_time: startS, end_time: endS, origin, namespace, subsegments } = piece;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof startS !== 'number') return [];
  const segment: Segment = {
    traceId,
    id,
    parentId,
    name,
    startMs: startS * MS_PER_S,
    endMs: typeof endS === 'number' ? endS * MS_PER_S : undefined,
    origin: typeof origin === 'string' ? origin : undefined,
    namespace: typeof namespace === 'string' ? namespace : undefined,
    failure: readFailure(piece),
    annotations: readAnnotations(piece.annotations),
    exceptions: readExceptions(piece.cause),
    httpStatus: readHttpStatus(piece.http),
  };
  if (!Array.isArray(subsegments) || depth >= MAX_DEPTH) return [segment];
  const inner = subsegments.filter(isRecord).flatMap((child) => readPiece(child, traceId, id, depth + 1));
  return [segment, ...inner];
}

function readFailure(piece: Readonly<Record<string, unknown>>): Segment['failure'] {
  if (piece.throttle === true) return 'throttle';
  if (piece.fault === true) return 'fault';
  return piece.error === true ? 'error' : undefined;
}

function readAnnotations(value: unknown): Segment['annotations'] {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean' ? [[name, each]] : [],
    ),
  );
}

/** `cause` may also be the id of an exception that another segment has. */
function readExceptions(cause: unknown): readonly string[] {
  if (!isRecord(cause) || !Array.isArray(cause.exceptions)) return [];
  return cause.exceptions
    .filter(isRecord)
    .flatMap(({ type, message }) =>
      typeof message === 'string' ? [typeof type === 'string' ? `${type}: ${message}` : message] : [],
    );
}

function readHttpStatus(http: unknown): number | undefined {
  const response = isRecord(http) ? http.response : undefined;
  const status = isRecord(response) ? response.status : undefined;
  return typeof status === 'number' ? status : undefined;
}
