import { type HttpAnswer, ownAnswer } from '../front/httpAnswer.ts';
import type { Alarms } from './createAlarms.ts';

/**
 * `GET /alarms`: every alarm as it stands. `POST /alarms/records`: a JSON list of records in Embedded Metric Format.
 *
 * @returns undefined for any other path
 */
export function answerAlarms(
  alarms: Alarms,
  { method, path, body }: { readonly method: string; readonly path: string; readonly body: string },
): HttpAnswer | undefined {
  if (path === '/alarms' && method === 'GET') return json(200, { alarms: alarms.view() });
  if (path !== '/alarms/records') return undefined;
  if (method !== 'POST') return ownAnswer(405, 'Only POST.');
  const records = parseList(body);
  if (records === undefined) return ownAnswer(400, 'A JSON list of records in Embedded Metric Format.');
  alarms.putRecords(records);
  return json(202, { taken: records.length });
}

function parseList(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function json(status: number, value: object): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
