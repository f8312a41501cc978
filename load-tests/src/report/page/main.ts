/// <reference lib="dom" />
import type { ReplayReport } from '../replayReport.ts';
import { chartsOf } from './charts.ts';
import { element, tableOf } from './elements.ts';
import { tablesOf } from './tables.ts';

const report = JSON.parse(document.getElementById('data')?.textContent ?? '{}') as ReplayReport;
const page = document.getElementById('report') as HTMLElement;

page.append(...head(), tiles());
const charts = element('div', { class: 'charts' });
page.append(element('h2', {}, 'Over time'), charts);
chartsOf(report, charts);
for (const { title, note, columns, rows } of tablesOf(report)) {
  if (rows.length === 0) continue;
  page.append(element('h2', {}, title));
  if (note !== undefined) page.append(element('p', {}, note));
  page.append(tableOf(columns, rows));
}

function head(): readonly HTMLElement[] {
  const { settings, isPassed, isWhole, breaches } = report;
  const verdict = element(
    'span',
    { class: `verdict ${isPassed ? 'good' : 'bad'}` },
    isPassed ? 'passed' : 'failed',
  );
  return [
    element('h1', {}, `Replay ${report.runId} `, verdict),
    ...(isWhole
      ? []
      : [element('p', { class: 'warn' }, `Partial: ${report.why ?? 'it did not come to its end'}.`)]),
    ...breaches.map(({ condition, measured }) =>
      element('p', { class: 'bad' }, `${condition} broken: measured ${measured}`),
    ),
    element('p', {}, `${settings.target}, ${report.startedAt}, ${settings.machine}, ${settings.k6}`),
    element(
      'p',
      {},
      `${settings.traffic} (${settings.trafficSource}), ${settings.pacing} pacing, seed ${settings.seed}, ${settings.workers} worker(s)` +
        `${report.passes > 1 ? `, the traffic was gone through ${report.passes} times` : ''}`,
    ),
  ];
}

function tiles(): HTMLElement {
  const { run } = report;
  const figures: readonly (readonly [string, string, string?])[] = [
    [
      'achieved of target TPS',
      `${run.achievedTps} / ${run.targetTps}`,
      run.achievedPercent < 99 ? 'bad' : '',
    ],
    ['p50, from when it was due', `${run.latencyMs.p50} ms`],
    ['p99, from when it was due', `${run.latencyMs.p99} ms`],
    ['failed', `${run.failurePercent} %`, run.failures > 0 ? 'warn' : ''],
    ['timeouts', String(run.outcomes.timeout), run.outcomes.timeout > 0 ? 'bad' : ''],
    ['dropped', String(run.dropped), run.dropped > 0 ? 'bad' : ''],
    ['requests', String(run.sent)],
  ];
  return element(
    'div',
    { class: 'tiles' },
    ...figures.map(([label, value, style = '']) =>
      element('div', { class: 'tile' }, element('b', { class: style }, value), element('span', {}, label)),
    ),
  );
}
