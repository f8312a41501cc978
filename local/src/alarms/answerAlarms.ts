import { type HttpAnswer, ownAnswer } from '../front/httpAnswer.ts';
import type { Alarms } from './createAlarms.ts';

/**
 * `GET /alarms`: every alarm as it stands. `POST /alarms/records`: records in Embedded Metric Format,
 * one on a line.
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
  const records = parseLines(body);
  if (records === undefined)
    return ownAnswer(400, 'Records in Embedded Metric Format, one JSON object on a line.');
  alarms.putRecords(records);
  return json(202, { taken: records.length });
}

function parseLines(text: string): readonly unknown[] | undefined {
  try {
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  } catch {
    return undefined;
  }
}

function json(status: number, value: object): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
