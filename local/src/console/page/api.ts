/** Reads from the console's API; undefined where there is no such thing. */
export async function load<T>(
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
): Promise<T | undefined> {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  const response = await fetch(`${path}?${new URLSearchParams(given)}`);
  if (response.status === 404) return undefined;
  const body: unknown = await response.json();
  if (!response.ok) throw new Error((body as { message: string }).message);
  return body as T;
}
