import { createHash } from 'node:crypto';
import { isObject, number, text } from '../traffic/fields.ts';
import { readRecord, type TrafficRecord } from '../traffic/trafficFile.ts';

/** A request out of some log. */
export interface SourceRecord extends TrafficRecord {
  readonly requestId?: string | undefined;
}

/** The gateway's own traffic record, as it stands in any log. Undefined for another line. */
export function readGatewayRecord(value: unknown): SourceRecord | undefined {
  if (!isObject(value) || value.type !== 'traffic') return undefined;
  const at = number(value.at) ?? Date.parse(text(value.time) ?? '');
  // The time of the line is that of the answer.
  const began = at - (number(value.durationMs) ?? 0);
  const record = readRecord({ ...value, at: began, op: value.hash });
  return record === undefined ? undefined : { ...record, requestId: text(value.requestId) };
}

/** A GraphQL request in a query string: `query`, or the hash of an automatic persisted query. */
export function readQueryString(
  query: string,
  facts: {
    readonly at: number;
    readonly durationMs?: number | undefined;
    readonly status?: number | undefined;
  },
): SourceRecord | undefined {
  const parameters = new URLSearchParams(query);
  const source = parameters.get('query') ?? undefined;
  const extensions = parseObject(parameters.get('extensions'));
  const persisted = isObject(extensions?.persistedQuery)
    ? text(extensions.persistedQuery.sha256Hash)
    : undefined;
  const op = source === undefined ? persisted : createHash('sha256').update(source).digest('hex');
  if (op === undefined) return undefined;
  return {
    ...facts,
    op,
    text: source,
    operationName: parameters.get('operationName') ?? undefined,
    variables: parseObject(parameters.get('variables')),
  };
}

function parseObject(json: string | null): Readonly<Record<string, unknown>> | undefined {
  if (json === null) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
