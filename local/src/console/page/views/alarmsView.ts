import type { AlarmView } from '../../../alarms/createAlarms.ts';
import { load } from '../api.ts';
import { h } from '../dom.ts';
import { timeOfDay } from '../format.ts';
import type { MakeView } from '../view.ts';
import { emptyState } from '../widgets/emptyState.ts';
import { type Column, createLiveTable } from '../widgets/liveTable.ts';

const columns: readonly Column<AlarmView>[] = [
  { header: 'Alarm', text: ({ name }) => name },
  {
    header: 'State',
    text: ({ state }) => state.toLowerCase().replaceAll('_', ' '),
    tone: ({ state }) => (state === 'ALARM' ? 'bad' : undefined),
  },
  { header: 'Since', text: ({ since }) => timeOfDay(Date.parse(since)) },
  { header: 'Why', isProse: true, text: ({ reason }) => reason },
  { header: 'Tells', text: ({ tells }) => tells.join(', ') },
  { header: 'What it is', isProse: true, text: ({ description }) => description },
];

/** The alarms that are deployed, over what happens here; those that are on come first. */
export const makeAlarmsView: MakeView = async () => {
  const read = async () => (await load<{ alarms: readonly AlarmView[] }>('/api/alarms'))?.alarms ?? [];
  const none = emptyState('There are no alarms.', 'npm run alarms:write brings those of the CDK templates.');
  const table = createLiveTable('Alarms', columns, ({ name }) => name, none);
  const count = h('p', { class: 'lead', role: 'status' });

  function show(alarms: readonly AlarmView[]): void {
    const on = alarms.filter(({ state }) => state === 'ALARM').length;
    const text = `${on === 0 ? 'None' : on} of ${alarms.length} in alarm. They are those that CDK deploys, over what happens here.`;
    if (count.textContent !== text) count.textContent = text;
    table.update(alarms);
  }
  show(await read());
  return {
    title: 'Alarms',
    element: h('div', {}, h('h1', { tabindex: -1 }, 'Alarms'), count, table.element),
    onLive(event) {
      if (event === 'functions') read().then(show, console.error);
    },
  };
};
