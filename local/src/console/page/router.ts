/** Where in the page one is: `#/traces/1-2-3?failed=1`. */
export interface Place {
  readonly page: string;
  /** What on the page; empty for the page itself. */
  readonly item: string;
  readonly query: URLSearchParams;
}

export function readPlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page = '', ...item] = path.split('/');
  return { page, item: decodeURIComponent(item.join('/')), query: new URLSearchParams(query) };
}

export function linkTo(
  page: string,
  item = '',
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  const search = given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
  return `#/${page}${item === '' ? '' : `/${encodeURIComponent(item)}`}${search}`;
}
