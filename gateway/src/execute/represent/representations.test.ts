import type { Required, Rewrite } from '../../plan/fetchPlan.ts';
import { ObjectLayout } from '../data/layout.ts';
import { compileConverter } from '../read/convertJson.ts';
import { compileRepresentation } from './compileRepresentation.ts';
import { collectRepresentations, targetsOf } from './representations.ts';

const leaf = (responseName: string) => ({ responseName, isLeaf: true });
const size = { responseName: 'size', isLeaf: false, selection: [leaf('x'), leaf('y')] };
const list = { responseName: 'list', isLeaf: false, selection: [leaf('x')] };
const selection = [leaf('__typename'), leaf('id'), leaf('x'), size, list];

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

function collect(
  requires: readonly Required[],
  objects: readonly Record<string, unknown>[],
  { mayShare = false, rewrites = [] }: { mayShare?: boolean; rewrites?: readonly Rewrite[] } = {},
) {
  const layout = new ObjectLayout();
  const convert = compileConverter(layout, selection);
  const represent = compileRepresentation(layout, requires, rewrites);
  const data = objects.map(convert);
  const found = collectRepresentations(represent, data, mayShare);
  const targets = found.targets.map((_, index) =>
    targetsOf(found, index).map((target) => data.indexOf(target)),
  );
  return { text: found.text, targets, data };
}

const a = { __typename: 'A', id: '1', x: 1 };
const key = [on(['A'], field('__typename'), field('id'))];

describe('representations', () => {
  it('are sent once for all objects that have the same', () => {
    const { text, targets } = collect(key, [a, { __typename: 'A', id: '2' }, { ...a, x: 2 }]);
    expect({ text, targets }).toEqual({
      text: '{"__typename":"A","id":"1"},{"__typename":"A","id":"2"}',
      targets: [[0, 2], [1]],
    });
  });

  it('let an object stand for another that says the same, where they may', () => {
    const { targets, data } = collect(key, [a, { ...a }, { ...a, x: 2 }], { mayShare: true });
    expect(targets).toEqual([[0, 2]]);
    expect(data.map(({ sharing }) => sharing?.as)).toEqual([undefined, data[0], undefined]);
  });

  it('have the fields of every fragment that applies, merged', () => {
    const requires = [
      on(['A'], field('__typename'), field('size', [field('x')])),
      on(['A', 'B'], field('size', [field('y')])),
    ];
    expect(collect(requires, [{ __typename: 'A', size: { x: 1, y: 2 } }]).text).toBe(
      '{"__typename":"A","size":{"x":1,"y":2}}',
    );
  });

  it('are not made of an object that lacks a field; null is a value', () => {
    const requires = [on(['A'], field('__typename'), field('list', [field('x')]))];
    const objects = [{ __typename: 'A' }, { __typename: 'A', list: [{}] }, { __typename: 'A', list: [null] }];
    expect(collect(requires, objects).text).toBe('{"__typename":"A","list":[null]}');
  });

  it('are not made of an object of another type, or of none', () => {
    expect(collect(key, [{ __typename: 'B', id: '1' }, { id: '1' }]).text).toBe('');
  });

  it('have what a rewrite sets', () => {
    const set: Rewrite = { kind: 'set', path: [], key: '__typename', value: 'Node' };
    expect(collect(key, [a], { rewrites: [set] }).text).toBe('{"__typename":"Node","id":"1"}');
  });
});
