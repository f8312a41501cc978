/** No name of a schema begins so (spec October 2021, 2.1.9): an alias with it is never taken for a field. */
export const ALIAS_PREFIX = '__a';
/** Of calls that a plan makes for `@requires`, which may be there beside others of the same field. */
export const REQUIRED_PREFIX = '__r';
const INTERNAL = /^__[ar]\d*_/;

/** The client's name for a name in the data or in an error's path. */
export function clientName<T extends string | number>(name: T): T | string {
  return typeof name === 'string' ? name.replace(INTERNAL, '') : name;
}
