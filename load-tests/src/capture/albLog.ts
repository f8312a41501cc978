import type { LineReader } from './lineReader.ts';
import { readQueryString } from './sourceRecord.ts';

/** `type time elb client target request_time target_time response_time elb_status ... "METHOD URL HTTP/x"` */
const LINE =
  /^(?:https?|h2|grpcs|wss?) (\S+) \S+ \S+ \S+ (-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?) (\d{3}|-) \S+ \S+ \S+ "(\S+) (\S+) [^"]*"/;

/** Access logs of an Application Load Balancer. A POST has its operation in the body, which is not there. */
export function albLog(): LineReader {
  return {
    format: 'ALB access log',
    read(line) {
      const [, time = '', ...cells] = LINE.exec(line) ?? [];
      if (time === '') return undefined;
      const at = Date.parse(time);
      if (Number.isNaN(at)) return 'bad';
      const [request, target, response, status, method, url = ''] = cells;
      if (method !== 'GET') return 'other';
      const durationMs =
        1_000 * [request, target, response].reduce((sum, part) => sum + Math.max(0, Number(part)), 0);
      const query = url.split('?')[1] ?? '';
      const record = readQueryString(query, {
        at: at - durationMs,
        durationMs,
        status: Number(status) || undefined,
      });
      return record === undefined ? 'other' : [record];
    },
  };
}
