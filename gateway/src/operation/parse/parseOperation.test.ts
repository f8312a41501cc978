import { buildSchema } from 'graphql';
import { parseOperation } from './parseOperation.ts';

const schema = buildSchema('type Query { a: A } type A { a: A b(x: Int): Int }');

function refusal(source: string) {
  const parsed = parseOperation(schema, source, undefined);
  return parsed.kind === 'refusal' ? parsed.errors : [];
}

describe('an operation', () => {
  it('that repeats too many fields to be compared is over a limit', () => {
    expect(refusal(`{ ${'a { b } '.repeat(3_000)} }`)).toEqual([
      {
        message: 'The operation is over the limit of what can be validated: it repeats too many fields.',
        extensions: { code: 'OPERATION_LIMIT_EXCEEDED' },
      },
    ]);
  });

  it('of a type that the schema does not have is not valid for it', () => {
    expect(refusal('mutation M { __typename }')).toEqual([
      {
        message: 'The schema has no mutation type.',
        locations: [{ line: 1, column: 1 }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });

  it('is kept without the tokens of its text', () => {
    const parsed = parseOperation(schema, 'query ($x: Int) { a { b(x: $x) } }', undefined);
    if (parsed.kind === 'refusal') throw new Error('refused');
    const [variable] = parsed.operation.variableDefinitions ?? [];
    expect([parsed.document.loc, parsed.operation.loc, parsed.operation.selectionSet.loc]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(Object.keys(variable?.loc ?? {})).toEqual(['start', 'end', 'source']);
  });
});
