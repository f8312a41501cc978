import { h } from '../dom.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  /** What to choose from; free text when absent. */
  readonly options?: readonly string[];
  readonly kind?: 'text' | 'number' | 'checkbox';
  readonly placeholder?: string;
}

/** A search form whose values are those of the place, and whose answer is another place. */
export function filterForm(
  label: string,
  fields: readonly Field[],
  values: URLSearchParams,
  onSearch: (values: Readonly<Record<string, string>>) => void,
): HTMLElement {
  const form = h(
    'form',
    { class: 'filter', role: 'search', 'aria-label': label },
    ...fields.map((field) => control(field, values.get(field.name) ?? '')),
    h('button', { type: 'submit' }, 'Search'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const entries = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);
    onSearch(Object.fromEntries(entries));
  });
  return form;
}

function control({ name, label, options, kind = 'text', placeholder }: Field, value: string): HTMLElement {
  if (options !== undefined) {
    const choices = ['', ...options].map((option) =>
      h('option', { value: option, selected: option === value }, option === '' ? 'any' : option),
    );
    return h('label', {}, h('span', {}, label), h('select', { name }, ...choices));
  }
  if (kind === 'checkbox') {
    const box = h('input', { name, type: 'checkbox', value: '1', checked: value === '1' });
    return h('label', { class: 'check' }, box, h('span', {}, label));
  }
  return h('label', {}, h('span', {}, label), h('input', { name, type: kind, value, placeholder, min: 0 }));
}
