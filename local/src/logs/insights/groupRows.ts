import { type Accumulator, aggregateNames, makeAccumulator } from './aggregates.ts';
import { evaluate, type Value } from './evaluate.ts';
import type { Expression } from './expression.ts';
import type { NamedExpression } from './parseQuery.ts';
import { QueryError } from './queryError.ts';
import type { Row } from './row.ts';

interface Group {
  readonly keys: readonly Value[];
  readonly accumulators: ReadonlyMap<Expression, Accumulator>;
}

/** `stats`: one row for each group. @throws {QueryError} */
export function groupRows(
  rows: Iterable<Row>,
  values: readonly NamedExpression[],
  by: readonly NamedExpression[],
): readonly Row[] {
  const aggregates = values.flatMap(({ expression }) => aggregatesIn(expression));
  if (aggregates.length === 0) {
    throw new QueryError(`stats takes at least one of ${aggregateNames.join(', ')}.`);
  }
  const groups = new Map<string, Group>();
  for (const { lookup } of rows) {
    const keys = by.map(({ expression }) => evaluate(expression, lookup));
    const id = JSON.stringify(keys.map((key) => key ?? null));
    const group = groups.get(id) ?? { keys, accumulators: accumulatorsOf(aggregates) };
    groups.set(id, group);
    const timestamp = String(lookup('@timestamp') ?? '');
    for (const [aggregate, accumulator] of group.accumulators) {
      const argument = aggregate.kind === 'call' ? aggregate.args[0] : undefined;
      const isValue = argument !== undefined && !(argument.kind === 'field' && argument.name === '*');
      accumulator.add(isValue ? evaluate(argument, lookup) : undefined, timestamp);
    }
  }
  return [...groups.values()].map((group) => rowOf(group, values, by));
}

function rowOf(
  { keys, accumulators }: Group,
  values: readonly NamedExpression[],
  by: readonly NamedExpression[],
): Row {
  const results = new Map<string, Value>(by.map(({ name }, index) => [name, keys[index]]));
  for (const { name, expression } of values) {
    const value = evaluate(
      expression,
      (field) => results.get(field),
      (each) => {
        const accumulator = accumulators.get(each);
        if (accumulator !== undefined) return accumulator.result();
        throw new QueryError(`stats does not know ${each.kind === 'call' ? `${each.name}()` : each.kind}.`);
      },
    );
    results.set(name, value);
  }
  return { lookup: (name) => results.get(name) };
}

function accumulatorsOf(aggregates: readonly Expression[]): ReadonlyMap<Expression, Accumulator> {
  return new Map(
    aggregates.flatMap((aggregate) => {
      const accumulator = makeAccumulator(aggregate);
      return accumulator === undefined ? [] : [[aggregate, accumulator]];
    }),
  );
}

function aggregatesIn(expression: Expression): readonly Expression[] {
  if (makeAccumulator(expression) !== undefined) return [expression];
  switch (expression.kind) {
    case 'call':
      return expression.args.flatMap(aggregatesIn);
    case 'unary':
      return aggregatesIn(expression.operand);
    case 'binary':
      return [...aggregatesIn(expression.left), ...aggregatesIn(expression.right)];
    default:
      return [];
  }
}
