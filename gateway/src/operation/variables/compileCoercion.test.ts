import { buildSchema, getVariableValues, Kind, parse } from 'graphql';
import { compileCoercion } from './compileCoercion.ts';
import { describeVariables } from './describeVariables.ts';

const schema = buildSchema(`
  enum Kind { TOOL TOY }
  scalar Any
  input Range { least: Int! = 1 most: Int of: [Range!] kind: Kind = TOY }
  input Choice @oneOf { id: ID name: String }
  type Query { ok: Boolean f: Float }
`);

const values: readonly unknown[] = [
  undefined,
  null,
  0,
  -2147483648,
  2147483648,
  1.5,
  Number.NaN,
  '',
  'TOOL',
  true,
  [],
  [null],
  ['TOY', 'x'],
  [[1], 2],
  {},
  { least: 2 },
  { least: null },
  { most: 'x' },
  { unknown: 1 },
  { of: { kind: 'TOOL' } },
  { of: [{ of: [{ of: null }] }, { least: 3, kind: null }] },
  { id: 1 },
  { id: 'a', name: 'b' },
  { name: null },
  JSON.parse('{"__proto__":1}'),
];

const types = ['Int', 'Float', 'String', 'Boolean', 'ID', 'Kind', 'Any', 'Range', 'Choice'];
const definitions = types.flatMap((type) => [
  `$v: ${type}`,
  `$v: ${type}!`,
  `$v: [${type}]`,
  `$v: [${type}!]!`,
  `$v: [[${type}]!]`,
]);
const withDefaults = [
  '$v: Int = 3',
  '$v: Int! = 3',
  '$v: Range = {least: 4}',
  '$v: [Kind] = TOOL',
  '$v: Int = null',
];

describe('variables', () => {
  it.each([...definitions, ...withDefaults])('of type %s are coerced as graphql-js does', (definition) => {
    const [operation] = parse(`query(${definition}) { ok }`).definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
    const shapes = describeVariables(schema, operation);
    const coerce = compileCoercion(JSON.parse(JSON.stringify(shapes)));
    for (const value of values) {
      const given = value === undefined ? {} : { v: value };
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
      expect([value, coerce(given)]).toEqual([value, coerced]);
    }
  });
});
