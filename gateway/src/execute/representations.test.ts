import type { EntityLookup, Required } from '../plan/fetchPlan.ts';
import { collectRepresentations } from './representations.ts';

const field = (name: string, selections?: readonly Required[]): Required => ({
  kind: 'field',
  name,
  selections,
});
const on = (types: readonly string[], ...selections: readonly Required[]): Required => ({
  kind: 'fragment',
  types,
  selections,
});
const lookup = (...requires: readonly Required[]): EntityLookup => ({
  responseName: '_entities',
  variable: 'representations',
  path: [],
  requires,
  inputRewrites: [],
  outputRewrites: [],
});
const texts = (requires: readonly Required[], ...objects: Record<string, unknown>[]) =>
  collectRepresentations(lookup(...requires), objects).texts;

describe('representations', () => {
  it('are sent once for all objects that have the same', () => {
    const a = { __typename: 'A', id: '1', x: 1 };
    const b = { __typename: 'A', id: '2' };
    const again = { __typename: 'A', id: '1', x: 2 };
    expect(
      collectRepresentations(lookup(on(['A'], field('__typename'), field('id'))), [a, b, again]),
    ).toEqual({
      texts: ['{"__typename":"A","id":"1"}', '{"__typename":"A","id":"2"}'],
      targets: [[a, again], [b]],
    });
  });

  it('have the fields of every fragment that applies, merged', () => {
    const requires = [
      on(['A'], field('__typename'), field('size', [field('x')])),
      on(['A', 'B'], field('size', [field('y')])),
    ];
    expect(texts(requires, { __typename: 'A', size: { x: 1, y: 2 } })).toEqual([
      '{"__typename":"A","size":{"x":1,"y":2}}',
    ]);
  });

  it('are not made of an object that lacks a field; null is a value', () => {
    const requires = [on(['A'], field('__typename'), field('list', [field('x')]))];
    expect(
      texts(
        requires,
        { __typename: 'A' },
        { __typename: 'A', list: [{}] },
        { __typename: 'A', list: [null] },
      ),
    ).toEqual(['{"__typename":"A","list":[null]}']);
  });

  it('are not made of an object of another type', () => {
    expect(texts([on(['A'], field('__typename'))], { __typename: 'B' })).toEqual([]);
  });
});
