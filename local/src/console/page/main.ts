import { load } from './api.ts';
import { h } from './dom.ts';
import { listenLive } from './live.ts';
import { linkTo, type Place, readPlace } from './router.ts';
import { setUpTheme } from './theme.ts';
import type { MakeView, View } from './view.ts';
import { makeAlarmsView } from './views/alarmsView.ts';
import { FIRST_FUNCTION, makeFunctionsView } from './views/functions/functionsView.ts';
import { makeLogsView } from './views/logsView.ts';
import { makeMetricsView } from './views/metricsView.ts';
import { makeOperationsView } from './views/operationsView.ts';
import { makeOperationView } from './views/operationView.ts';
import { makeTracesView } from './views/tracesView.ts';
import { makeTraceView } from './views/traceView.ts';
import { emptyState } from './widgets/emptyState.ts';

const pages: readonly {
  readonly name: string;
  readonly title: string;
  readonly make: MakeView;
  readonly makeItem?: MakeView;
}[] = [
  { name: 'functions', title: 'Functions', make: makeFunctionsView, makeItem: makeFunctionsView },
  { name: 'operations', title: 'Operations', make: makeOperationsView, makeItem: makeOperationView },
  { name: 'traces', title: 'Traces', make: makeTracesView, makeItem: makeTraceView },
  { name: 'logs', title: 'Logs', make: makeLogsView },
  { name: 'metrics', title: 'Metrics', make: makeMetricsView },
  { name: 'alarms', title: 'Alarms', make: makeAlarmsView },
];
const windowNames = { '5m': '5 min', '1h': '1 hour' } as const;

const main = byId('main');
let window: keyof typeof windowNames = '5m';
let view: View | undefined;
/** Which one is asked for, so that a slow answer does not replace a later one. */
let asked = 0;

const { graphqlUrl } = (await load<{ graphqlUrl: string }>('/api/state')) ?? { graphqlUrl: '' };
const live = listenLive(byId('live'), (event, data) => view?.onLive?.(event, data));
setUpTheme(byId('theme') as HTMLButtonElement, () => view?.onTheme?.());
const links = pages.map(({ name, title }) => h('a', { href: linkTo(name) }, title));
byId('pages').append(...links);
byId('windows').append(...Object.entries(windowNames).map(([value, text]) => windowChoice(value, text)));
addEventListener('hashchange', () => show(true));
await show(false);

/** @param isMoved - the reader went there: then the heading gets the focus */
async function show(isMoved: boolean): Promise<void> {
  const turn = ++asked;
  const place = readPlace(location.hash);
  const page = pages.find(({ name }) => name === place.page) ?? pages[0];
  if (page === undefined) return;
  live.watch(window, functionOf(place));
  const make = place.item === '' ? page.make : (page.makeItem ?? page.make);
  const made = await Promise.resolve(make({ place, window, graphqlUrl })).catch(failedView);
  if (turn !== asked) return;
  view = made;
  document.title = `${made.title} – Graphlets console`;
  main.replaceChildren(made.element);
  live.repeat();
  links.forEach((link, index) => {
    if (pages[index] === page) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  });
  if (isMoved) main.querySelector('h1')?.focus();
}

function functionOf({ page, item }: Place): string {
  return page === 'functions' && item !== '' ? item : FIRST_FUNCTION;
}

function windowChoice(value: string, text: string): HTMLElement {
  const input = h('input', { type: 'radio', name: 'window', value, checked: value === window });
  input.addEventListener('change', () => {
    window = value as keyof typeof windowNames;
    void show(false);
  });
  return h('label', {}, input, h('span', {}, text));
}

function failedView(error: unknown): View {
  const message = error instanceof Error ? error.message : String(error);
  return { title: 'Failed', element: emptyState('This cannot be shown.', message) };
}

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no #${id}.`);
  return element;
}
