import { compareBy } from './compareBy.ts';
import { evaluate, isTrue, type Lookup, type Value } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { groupRows } from './groupRows.ts';
import type { Command, NamedExpression } from './parseQuery.ts';
import type { Row } from './row.ts';

/** A table; what is not there is undefined. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
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
