import type { Variables } from '../../operation/variables/coerceVariables.ts';

/** A number that is known, or one that follows from a request's variables. */
export type Amount = number | ((variables: Variables) => number);

export function evaluate(amount: Amount, variables: Variables): number {
  return typeof amount === 'number' ? amount : amount(variables);
}

/** One amount made of others; a number where all of them are. */
export function combine(amounts: readonly Amount[], reduce: (values: readonly number[]) => number): Amount {
  const known = amounts.filter((amount) => typeof amount === 'number');
  if (known.length === amounts.length) return reduce(known);
  return (variables) => reduce(amounts.map((amount) => evaluate(amount, variables)));
}

export const sum = (amounts: readonly Amount[]): Amount =>
  combine(amounts, (values) => values.reduce((total, value) => total + value, 0));

export const most = (amounts: readonly Amount[]): Amount =>
  combine(amounts, (values) => Math.max(0, ...values));

export const product = (amounts: readonly Amount[]): Amount =>
  combine(amounts, (values) => values.reduce((total, value) => total * value, 1));
