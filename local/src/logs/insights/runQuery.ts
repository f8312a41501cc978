import { type Accumulator, aggregateNames, makeAccumulator } from './aggregates.ts';
import { evaluate, isTrue, type Lookup, toNumber, type Value } from './evaluate.ts';
import type { Expression } from './expression.ts';
import type { Command, NamedExpression } from './parseQuery.ts';
import { QueryError } from './queryError.ts';

/** A table; what is not there is undefined. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

interface Row {
  readonly lookup: Lookup;
}

/** As many as Logs Insights gives when nobody says how many. */
const DEFAULT_LIMIT = 10_000;

/**
 * Runs a query over events, which are read once.
 *
 * @throws {QueryError}
 */
export function runQuery(commands: readonly Command[], events: Iterable<Lookup>): QueryResult {
  let rows: Iterable<Row> = fromEvents(events);
  let columns: readonly string[] = ['@timestamp', '@message'];
  let isLimited = false;
  for (const command of commands) {
    switch (command.kind) {
      case 'fields':
      case 'display':
        rows = withColumns(rows, command.columns);
        columns = command.columns.map(({ name }) => name);
        break;
      case 'filter':
        rows = filterRows(rows, command.condition);
        break;
      case 'stats':
        rows = groupRows(rows, command.values, command.by);
        columns = [...command.by, ...command.values].map(({ name }) => name);
        break;
      case 'sort':
        rows = [...rows].sort(compareBy(command.keys));
        break;
      case 'limit':
        rows = firstOf(rows, command.count);
        isLimited = true;
        break;
    }
  }
  const given = isLimited ? rows : firstOf(rows, DEFAULT_LIMIT);
  return {
    columns,
    rows: Array.from(given, ({ lookup }) => columns.map((name) => lookup(name))),
  };
}

function* fromEvents(events: Iterable<Lookup>): Generator<Row> {
  for (const lookup of events) yield { lookup };
}

function* firstOf(rows: Iterable<Row>, count: number): Generator<Row> {
  let given = 0;
  for (const row of rows) {
    if (given++ >= count) return;
    yield row;
  }
}

function* filterRows(rows: Iterable<Row>, condition: Expression): Generator<Row> {
  for (const row of rows) if (isTrue(evaluate(condition, row.lookup))) yield row;
}

/** Columns that only name a field are looked up as before. */
function* withColumns(rows: Iterable<Row>, columns: readonly NamedExpression[]): Generator<Row> {
  const computed = columns.filter(
    ({ name, expression }) => expression.kind !== 'field' || expression.name !== name,
  );
  for (const row of rows) {
    const values = new Map(computed.map(({ name, expression }) => [name, evaluate(expression, row.lookup)]));
    yield { lookup: (name) => (values.has(name) ? values.get(name) : row.lookup(name)) };
  }
}

interface Group {
  readonly keys: readonly Value[];
  readonly accumulators: ReadonlyMap<Expression, Accumulator>;
}

function groupRows(
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

function compareBy(keys: Extract<Command, { kind: 'sort' }>['keys']): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const { name, isDescending } of keys) {
      const order = compareValues(a.lookup(name), b.lookup(name));
      if (order !== 0) return isDescending ? -order : order;
    }
    return 0;
  };
}

/** What is not there comes first. */
function compareValues(a: Value, b: Value): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  const [left, right] = [toNumber(a), toNumber(b)];
  if (left !== undefined && right !== undefined) return left - right;
  return String(a) < String(b) ? -1 : Number(String(a) !== String(b));
}
