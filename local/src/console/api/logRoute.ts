import type { ApiRequest } from './apiRequest.ts';
import { readNumber, readText } from './readQuery.ts';

export interface LogsView {
  /** Records as they were written; oldest first. */
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

const MOST_LINES = 5_000;

/** `?requestId=&function=&level=&text=&limit=`, the newest that fit. */
export function answerLogs({ query, observer }: ApiRequest): LogsView {
  const entries = observer.collector.logs.find({
    requestId: readText(query, 'requestId'),
    function: readText(query, 'function'),
    level: readText(query, 'level'),
    text: readText(query, 'text'),
    limit: Math.min(readNumber(query, 'limit', 200), MOST_LINES),
  });
  return { records: entries.map(({ text }) => JSON.parse(text)) };
}
