import { metricText } from '../../../logs/metricText.ts';
import { h } from '../dom.ts';
import { exactTime } from '../format.ts';

export type LogLine = Readonly<Record<string, unknown>>;

/** Log records, each of which opens to all of its fields. */
export function logTable(caption: string, records: readonly LogLine[]): HTMLElement {
  const rows = records.map((record) => {
    const { time, level, function: name } = record;
    return h(
      'tr',
      { 'data-level': String(level) },
      h('td', { class: 'time' }, exactTime(Date.parse(String(time)))),
      h('td', {}, h('span', { class: 'level' }, String(level))),
      h('td', {}, String(name ?? 'stack')),
      h('td', { class: 'message' }, h('details', {}, h('summary', {}, messageOf(record)), pretty(record))),
    );
  });
  return h(
    'div',
    { class: 'scroll logs', tabindex: 0, role: 'region', 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', { class: 'unseen' }, caption),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ...['Time', 'Level', 'Function', 'Message'].map((header) => h('th', { scope: 'col' }, header)),
        ),
      ),
      h('tbody', {}, ...rows),
    ),
  );
}

function pretty(record: LogLine): HTMLElement {
  return h('pre', {}, JSON.stringify(record, undefined, 2));
}

/** A metric record has no message: then its metrics are what it says. */
function messageOf(record: LogLine): string {
  const { message, type, _aws, durationMs, billedDurationMs, maxMemoryUsedMb, memorySizeMb } = record;
  if (_aws !== undefined) return `metrics: ${metricText(record)}`;
  if (type === 'traffic') return `traffic: ${String(record.operationName)} in ${String(durationMs)} ms`;
  if (billedDurationMs !== undefined) {
    return `${String(message)}: ${String(durationMs)} ms, ${String(maxMemoryUsedMb)} of ${String(memorySizeMb)} MB`;
  }
  return String(message ?? '');
}
