import type { Variables } from '../operation/variables/coerceVariables.ts';

/** Values of the variables that an operation's conditions ask, as a text: one digit each. */
export function conditionKey(names: readonly string[], values: Variables): string {
  let key = '';
  for (const name of names) key += values[name] === true ? '1' : '0';
  return key;
}
